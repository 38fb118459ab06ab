using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Migrations;

/// <summary>What was started, released and published before there were proposals keeps its two persons and its place.</summary>
public sealed class DutiesTests(Postgres postgres) : IDisposable
{
    private const string WithoutProposals = "20261124170114_Runs";

    private readonly TestDatabase database = postgres.NewEmptyDatabase();

    public void Dispose() => database.Dispose();

    [Fact]
    public void Earlier_runs_releases_and_notices_go_over()
    {
        using (var context = QuotaDbContext.For(database.ConnectionString))
        {
            context.GetService<IMigrator>().Migrate(WithoutProposals);
        }

        database.Do("""
            set session_replication_role = replica;
            insert into run (id, request, review_year, region, business_date, edition, rule_version, program_version, register_file, employers_file, filings_file, placements_file,
                scope, scope_text, dry_run, chunk_size, state, started_by, started_at, units, payable, reward, digest, note, uncertain_parameters)
            overriding system value
            select n, 'r' || n, 2023, 640202, '2024-11-13', case n when 1 then 'older' else 'newer' end, 1, '1', 0, 0, 0, 0, 1, '', n = 3, 5000, case n when 1 then 5 else 2 end, '甲', now(), 3, 10, 0, 'd', '', ''
            from generate_series(1, 3) n;
            insert into release (review_year, region, run_id, cause, units, payable, reward, by, at, business_date, reason, accepted) values (2023, 640202, 1, 1, 3, 10, 0, '乙', now(), '2024-11-13', '无误', '');
            insert into notice (kind, review_year, region, version, run_id, published_on, objections_from, objections_to, objection_days, office_name, office_address, office_telephone, parameters, published_by)
            values (1, 2023, 640202, 1, 1, '2024-11-13', '2024-11-13', '2024-11-21', 7, '', '', '', '[]', '丙');
            """);
        Database.Open("", database.ConnectionString).Dispose();

        Assert.Equal(["(1,1,甲)", "(1,2,甲)"], database.Rows("select kind, subject, by from proposal order by id"));
        Assert.Equal(["(甲,乙,无误)"], database.Rows("select made_by, checked_by, reason from approval"));
        Assert.Equal(["(newer,t)", "(older,f)"], database.Rows("select edition, installed from policy_edition order by edition"));
        Assert.Equal(["(t)"], database.Rows("select proposal_id is null from notice"));
    }
}
