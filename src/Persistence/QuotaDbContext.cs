using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Protection;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Persistence;

/// <summary>The schema, and the door to its small tables; volume goes through <c>Bulk</c>.</summary>
public sealed partial class QuotaDbContext(DbContextOptions<QuotaDbContext> options) : DbContext(options)
{
    public DbSet<SourceFile> SourceFiles => Set<SourceFile>();

    public DbSet<FindingRow> Findings => Set<FindingRow>();

    public DbSet<RunRow> Runs => Set<RunRow>();

    public DbSet<RunInputRow> RunInputs => Set<RunInputRow>();

    public DbSet<RunChunkRow> RunChunks => Set<RunChunkRow>();

    public DbSet<ReleaseRow> Releases => Set<ReleaseRow>();

    public DbSet<AssessmentRow> Assessments => Set<AssessmentRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();

    public DbSet<JobFiringRow> JobFirings => Set<JobFiringRow>();

    public DbSet<JobScheduleRow> JobSchedules => Set<JobScheduleRow>();

    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<ProposalRow> Proposals => Set<ProposalRow>();

    public DbSet<ApprovalRow> Approvals => Set<ApprovalRow>();

    public static QuotaDbContext For(string connectionString) => new(new DbContextOptionsBuilder<QuotaDbContext>()
        .UseNpgsql(connectionString, o => o.MigrationsHistoryTable("migration"))
        .Options);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<EmployerKind>().HaveConversion<short>();
        configurationBuilder.Properties<CertificateType>().HaveConversion<short>();
        configurationBuilder.Properties<Outcome>().HaveConversion<short>();
        configurationBuilder.Properties<UnitFlags>().HaveConversion<short>();
        configurationBuilder.Properties<RunState>().HaveConversion<short>();
        configurationBuilder.Properties<RunScope>().HaveConversion<short>();
        configurationBuilder.Properties<ChunkKind>().HaveConversion<short>();
        configurationBuilder.Properties<ChunkState>().HaveConversion<short>();
        configurationBuilder.Properties<ReleaseCause>().HaveConversion<short>();
        configurationBuilder.Properties<FiringState>().HaveConversion<short>();
        configurationBuilder.Properties<FiringCause>().HaveConversion<short>();
        configurationBuilder.Properties<FileKind>().HaveConversion<short>();
        configurationBuilder.Properties<NoticeKind>().HaveConversion<short>();
        configurationBuilder.Properties<AuditAct>().HaveConversion<short>();
        configurationBuilder.Properties<SealingSuite>().HaveConversion<short>();
        configurationBuilder.Properties<Duty>().HaveConversion<short>();
        configurationBuilder.Properties<ProposalKind>().HaveConversion<short>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SourceFile>(table =>
        {
            table.ToTable("source_file");
            table.HasKey(f => f.Id);
            table.Property(f => f.Id).UseIdentityAlwaysColumn();
            table.HasIndex(f => new { f.Kind, f.ReviewYear, f.Sha256 });
        });
        modelBuilder.Entity<SourceFilePart>().HasKey(p => new { p.FileId, p.Number });
        modelBuilder.Entity<FindingRow>(table =>
        {
            table.ToTable("finding");
            table.HasKey(f => new { f.FileId, f.Number });
        });

        // Every large table carries the year and the unit in its key: partitioned by the one, distributable by the other.
        modelBuilder.Entity<EmployerRow>(table =>
        {
            table.ToTable("employer");
            table.HasKey(e => new { e.ReviewYear, e.Uscc, e.Version });
        });
        modelBuilder.Entity<FilingRow>(table =>
        {
            table.ToTable("filing");
            table.HasKey(f => new { f.ReviewYear, f.Uscc, f.Version });
            table.Property(f => f.Monthly).HasPrecision(14, 4);
            table.Property(f => f.Average).HasPrecision(11, 4);
            table.Property(f => f.Seasonal).HasPrecision(11, 4);
            table.Property(f => f.Payroll).HasPrecision(15, 2);
        });
        modelBuilder.Entity<RefusedFilingRow>(table =>
        {
            table.ToTable("refused_filing");
            table.HasKey(f => new { f.ReviewYear, f.Uscc, f.FileId });
        });
        modelBuilder.Entity<PlacementRow>(table =>
        {
            table.ToTable("placement");
            table.HasKey(p => new { p.ReviewYear, p.Uscc, p.PersonKey, p.Version });
            table.Property(p => p.Wages).HasColumnType("numeric(15,2)[]");
        });
        modelBuilder.Entity<SealingKeyRow>(table =>
        {
            table.HasKey(k => k.Number);
            table.Property(k => k.Number).ValueGeneratedNever();
            table.ToTable("sealing_key");
        });
        modelBuilder.Entity<PlacementKeyRow>(table =>
        {
            table.HasKey(k => k.ReviewYear);
            table.Property(k => k.ReviewYear).ValueGeneratedNever();
            table.ToTable("placement_key");
        });
        modelBuilder.Entity<AssessmentRow>(table =>
        {
            table.ToTable("assessment");
            table.HasKey(a => new { a.ReviewYear, a.RunId, a.Uscc });
            table.Property(a => a.PersonMonths).HasPrecision(14, 4);
            table.Property(a => a.Headcount).HasPrecision(14, 4);
            table.Property(a => a.Required).HasPrecision(14, 4);
            table.Property(a => a.Credited).HasPrecision(14, 4);
            table.Property(a => a.ArrangedRatio).HasPrecision(20, 6);
            table.Property(a => a.Shortfall).HasPrecision(14, 4);
            table.Property(a => a.AverageWage).HasPrecision(22, 2);
            table.Property(a => a.WageBase).HasPrecision(16, 2);
            table.Property(a => a.Gross).HasPrecision(18, 2);
            table.Property(a => a.Relief).HasPrecision(18, 2);
            table.Property(a => a.Payable).HasPrecision(18, 2);
            table.Property(a => a.Reward).HasPrecision(18, 2);
        });

        modelBuilder.Entity<UnitCreditRow>(table =>
        {
            table.ToTable("unit_credit");
            table.HasKey(c => new { c.ReviewYear, c.RunId, c.Uscc });
        });
        modelBuilder.Entity<RunUnitRow>(table =>
        {
            table.ToTable("run_unit");
            table.HasKey(u => new { u.ReviewYear, u.RunId, u.Uscc });
        });

        modelBuilder.Entity<RunRow>(table =>
        {
            table.ToTable("run");
            table.HasKey(r => r.Id);
            table.Property(r => r.Id).UseIdentityAlwaysColumn();
            table.Property(r => r.Payable).HasPrecision(20, 2);
            table.Property(r => r.Reward).HasPrecision(20, 2);
            table.HasIndex(r => new { r.ReviewYear, r.Region, r.Request }).IsUnique();
        });
        modelBuilder.Entity<RunInputRow>(table =>
        {
            table.ToTable("run_input");
            table.HasKey(i => new { i.RunId, i.FileId });
        });
        modelBuilder.Entity<RunChunkRow>(table =>
        {
            table.ToTable("run_chunk");
            table.HasKey(c => new { c.ReviewYear, c.RunId, c.Number });
            table.Property(c => c.Payable).HasPrecision(20, 2);
            table.Property(c => c.Reward).HasPrecision(20, 2);
        });
        modelBuilder.Entity<ReleaseRow>(table =>
        {
            table.ToTable("release");
            table.HasKey(r => r.Id);
            table.Property(r => r.Id).UseIdentityAlwaysColumn();
            table.Property(r => r.Payable).HasPrecision(20, 2);
            table.Property(r => r.Reward).HasPrecision(20, 2);
            table.HasIndex(r => new { r.ReviewYear, r.Region });
        });
        modelBuilder.Entity<PolicyFileRow>(table =>
        {
            table.ToTable("policy_file");
            table.HasKey(f => new { f.Edition, f.Name });
        });

        modelBuilder.Entity<JobFiringRow>(table =>
        {
            table.ToTable("job_firing");
            table.HasKey(f => f.Id);
            table.Property(f => f.Id).UseIdentityAlwaysColumn();
            table.HasIndex(f => new { f.Job, f.ScheduledAt, f.Region, f.ReviewYear }).IsUnique();
            table.HasIndex(f => f.State).HasFilter("state < 3");
        });
        modelBuilder.Entity<JobScheduleRow>(table =>
        {
            table.ToTable("job_schedule");
            table.HasKey(s => s.Job);
        });

        modelBuilder.Entity<NoticeRow>(table =>
        {
            table.ToTable("notice");
            table.HasKey(n => n.Id);
            table.Property(n => n.Id).UseIdentityAlwaysColumn();
            table.Property(n => n.Parameters).HasColumnType("jsonb");
            table.HasIndex(n => new { n.Region, n.ReviewYear, n.Kind, n.Version }).IsUnique();
            table.HasOne<ApprovalRow>().WithMany().HasForeignKey(n => n.ProposalId).OnDelete(DeleteBehavior.Restrict);
        });

        modelBuilder.Entity<AuditEntryRow>(table =>
        {
            table.ToTable("audit_entry");
            table.HasKey(e => e.Number);
            table.Property(e => e.Number).ValueGeneratedNever();
        });

        modelBuilder.Entity<AccountRow>(table =>
        {
            table.ToTable("account", t => t.HasCheckConstraint("account_name", "name = btrim(name) and name <> '' and lower(name) not like 'job:%'"));
            table.HasKey(a => a.Name);
            table.HasIndex(a => a.OsUser).IsUnique();
        });
        modelBuilder.Entity<AccountDutyRow>(table =>
        {
            table.ToTable("account_duty");
            table.HasKey(d => d.Id);
            table.Property(d => d.Id).UseIdentityAlwaysColumn();
            table.HasOne<AccountRow>().WithMany().HasForeignKey(d => d.Account).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<ProposalRow>(table =>
        {
            table.ToTable("proposal");
            table.HasKey(p => p.Id);
            table.Property(p => p.Id).UseIdentityAlwaysColumn();
            table.HasAlternateKey(p => new { p.Id, p.By });
            table.HasIndex(p => new { p.Kind, p.Subject });
        });
        modelBuilder.Entity<ApprovalRow>(table =>
        {
            table.ToTable("approval", t =>
            {
                t.HasCheckConstraint("two_persons", "lower(btrim(made_by)) <> lower(btrim(checked_by))");
                t.HasCheckConstraint("no_job_approves", "lower(btrim(checked_by)) not like 'job:%'");
            });
            table.HasKey(a => a.ProposalId);
            table.Property(a => a.ProposalId).ValueGeneratedNever();
            table.HasOne<ProposalRow>().WithMany().HasForeignKey(a => new { a.ProposalId, a.MadeBy }).HasPrincipalKey(p => new { p.Id, p.By }).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<PolicyEditionRow>(table =>
        {
            table.ToTable("policy_edition");
            table.HasKey(e => e.Edition);
        });

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(Snake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));

                // Codes are compared and ordered byte by byte, as files order them.
                if (property.ClrType == typeof(string) && property.Name != nameof(NoticeRow.Parameters))
                {
                    property.SetCollation("C");
                }
            }
        }
    }

    private static string Snake(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();
}

/// <summary>For the migrations tool alone: it needs a model, not a server.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<QuotaDbContext>
{
    public QuotaDbContext CreateDbContext(string[] args) => QuotaDbContext.For("Host=localhost");
}
