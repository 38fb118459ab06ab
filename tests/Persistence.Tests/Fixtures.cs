using QuotaCompliance.TestKit.Databases;

[assembly: AssemblyFixture(typeof(Postgres))]
