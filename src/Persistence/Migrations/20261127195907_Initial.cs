using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace QuotaCompliance.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    os_user = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    disabled = table.Column<bool>(type: "boolean", nullable: false),
                    added_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account", x => x.name);
                    table.CheckConstraint("account_name", "name = btrim(name) and name <> '' and lower(name) not like 'job:%'");
                });

            migrationBuilder.CreateTable(
                name: "assessment",
                columns: table => new
                {
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<int>(type: "integer", nullable: false),
                    uscc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    region = table.Column<int>(type: "integer", nullable: false),
                    commission_member = table.Column<bool>(type: "boolean", nullable: false),
                    person_months = table.Column<decimal>(type: "numeric(14,4)", precision: 14, scale: 4, nullable: false),
                    months_counted = table.Column<int>(type: "integer", nullable: false),
                    weighted_months = table.Column<int>(type: "integer", nullable: false),
                    headcount = table.Column<decimal>(type: "numeric(14,4)", precision: 14, scale: 4, nullable: false),
                    required = table.Column<decimal>(type: "numeric(14,4)", precision: 14, scale: 4, nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    credited = table.Column<decimal>(type: "numeric(14,4)", precision: 14, scale: 4, nullable: false),
                    arranged_ratio = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: false),
                    shortfall = table.Column<decimal>(type: "numeric(14,4)", precision: 14, scale: 4, nullable: false),
                    average_wage = table.Column<decimal>(type: "numeric(22,2)", precision: 22, scale: 2, nullable: false),
                    wage_base = table.Column<decimal>(type: "numeric(16,2)", precision: 16, scale: 2, nullable: false),
                    gross = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    relief = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    payable = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    excess_persons = table.Column<int>(type: "integer", nullable: false),
                    reward = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    outcome = table.Column<short>(type: "smallint", nullable: false),
                    flags = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessment", x => new { x.review_year, x.run_id, x.uscc });
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    os_user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    host = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    session = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    transaction = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<short>(type: "smallint", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    region = table.Column<int>(type: "integer", nullable: true),
                    review_year = table.Column<int>(type: "integer", nullable: true),
                    previous = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entry", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "employer",
                columns: table => new
                {
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    uscc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    region = table.Column<int>(type: "integer", nullable: false),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    commission_member = table.Column<bool>(type: "boolean", nullable: false),
                    concentrated = table.Column<bool>(type: "boolean", nullable: false),
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    replaced_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_employer", x => new { x.review_year, x.uscc, x.version });
                });

            migrationBuilder.CreateTable(
                name: "filing",
                columns: table => new
                {
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    uscc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    monthly = table.Column<decimal>(type: "numeric(14,4)", precision: 14, scale: 4, nullable: false),
                    average = table.Column<decimal>(type: "numeric(11,4)", precision: 11, scale: 4, nullable: true),
                    seasonal = table.Column<decimal>(type: "numeric(11,4)", precision: 11, scale: 4, nullable: false),
                    payroll = table.Column<decimal>(type: "numeric(15,2)", precision: 15, scale: 2, nullable: false),
                    filed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    replaced_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_filing", x => new { x.review_year, x.uscc, x.version });
                });

            migrationBuilder.CreateTable(
                name: "finding",
                columns: table => new
                {
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    line = table.Column<long>(type: "bigint", nullable: false),
                    uscc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    field = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_warning = table.Column<bool>(type: "boolean", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding", x => new { x.file_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "job_firing",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    job = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scheduled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    region = table.Column<int>(type: "integer", nullable: false),
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<short>(type: "smallint", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    queue = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    token = table.Column<long>(type: "bigint", nullable: true),
                    worker = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    takings = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    exit_code = table.Column<short>(type: "smallint", nullable: true),
                    counts = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    run_id = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_firing", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_schedule",
                columns: table => new
                {
                    job = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    times = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_schedule", x => x.job);
                });

            migrationBuilder.CreateTable(
                name: "placement",
                columns: table => new
                {
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    uscc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    person_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    identity = table.Column<byte[]>(type: "bytea", nullable: true),
                    certificate_type = table.Column<short>(type: "smallint", nullable: false),
                    person = table.Column<byte[]>(type: "bytea", nullable: false),
                    certificate_valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    contract_from = table.Column<DateOnly>(type: "date", nullable: false),
                    contract_to = table.Column<DateOnly>(type: "date", nullable: true),
                    insured_months = table.Column<int>(type: "integer", nullable: false),
                    wages = table.Column<decimal[]>(type: "numeric(15,2)[]", nullable: false),
                    counted_at = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    replaced_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_placement", x => new { x.review_year, x.uscc, x.person_key, x.version });
                });

            migrationBuilder.CreateTable(
                name: "placement_key",
                columns: table => new
                {
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    key_number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_placement_key", x => x.review_year);
                });

            migrationBuilder.CreateTable(
                name: "policy_edition",
                columns: table => new
                {
                    edition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    installed = table.Column<bool>(type: "boolean", nullable: false),
                    met_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    met_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_policy_edition", x => x.edition);
                });

            migrationBuilder.CreateTable(
                name: "policy_file",
                columns: table => new
                {
                    edition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_policy_file", x => new { x.edition, x.name });
                });

            migrationBuilder.CreateTable(
                name: "proposal",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    review_year = table.Column<int>(type: "integer", nullable: true),
                    region = table.Column<int>(type: "integer", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposal", x => x.id);
                    table.UniqueConstraint("AK_proposal_id_by", x => new { x.id, x.by });
                });

            migrationBuilder.CreateTable(
                name: "refused_filing",
                columns: table => new
                {
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    uscc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refused_filing", x => new { x.review_year, x.uscc, x.file_id });
                });

            migrationBuilder.CreateTable(
                name: "release",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    region = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<short>(type: "smallint", nullable: false),
                    units = table.Column<long>(type: "bigint", nullable: false),
                    payable = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: false),
                    reward = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accepted = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_release", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "run",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    region = table.Column<int>(type: "integer", nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    program_version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    dry_run = table.Column<bool>(type: "boolean", nullable: false),
                    started_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    units = table.Column<long>(type: "bigint", nullable: false),
                    payable = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: false),
                    reward = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    uncertain_parameters = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    chunk_size = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    employers_file = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    filings_file = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C", defaultValue: ""),
                    placements_file = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    register_file = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    replay_of = table.Column<int>(type: "integer", nullable: true),
                    request = table.Column<string>(type: "text", nullable: false, collation: "C", defaultValue: ""),
                    rule_version = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    scope = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                    scope_text = table.Column<string>(type: "text", nullable: false, collation: "C", defaultValue: "")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "run_chunk",
                columns: table => new
                {
                    run_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    first_uscc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    last_uscc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    units_read = table.Column<int>(type: "integer", nullable: false),
                    units_written = table.Column<int>(type: "integer", nullable: false),
                    payable = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: false),
                    reward = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: false),
                    review_year = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    digests = table.Column<byte[]>(type: "bytea", nullable: false, defaultValue: new byte[0]),
                    kind = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                    takings = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    token = table.Column<long>(type: "bigint", nullable: true),
                    units_planned = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    worker = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_run_chunk", x => new { x.review_year, x.run_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "run_input",
                columns: table => new
                {
                    run_id = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_run_input", x => new { x.run_id, x.file_id });
                });

            migrationBuilder.CreateTable(
                name: "run_unit",
                columns: table => new
                {
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<int>(type: "integer", nullable: false),
                    uscc = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_run_unit", x => new { x.review_year, x.run_id, x.uscc });
                });

            migrationBuilder.CreateTable(
                name: "sealing_key",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    suite = table.Column<short>(type: "smallint", nullable: false),
                    check_value = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    given_up_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sealing_key", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "source_file",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    rows_read = table.Column<long>(type: "bigint", nullable: false),
                    rows_accepted = table.Column<long>(type: "bigint", nullable: false),
                    imported_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    imported_on = table.Column<DateOnly>(type: "date", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    emptied_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "source_file_part",
                columns: table => new
                {
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    key_number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_file_part", x => new { x.file_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "unit_credit",
                columns: table => new
                {
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<int>(type: "integer", nullable: false),
                    uscc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    weighted_months = table.Column<int>(type: "integer", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    in_december = table.Column<bool>(type: "boolean", nullable: false),
                    contested = table.Column<bool>(type: "boolean", nullable: false),
                    at_minimum = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unit_credit", x => new { x.review_year, x.run_id, x.uscc });
                });

            migrationBuilder.CreateTable(
                name: "account_duty",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    account = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    duty = table.Column<short>(type: "smallint", nullable: false),
                    region = table.Column<int>(type: "integer", nullable: false),
                    granted_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_duty", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_duty_account_account",
                        column: x => x.account,
                        principalTable: "account",
                        principalColumn: "name",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "approval",
                columns: table => new
                {
                    proposal_id = table.Column<int>(type: "integer", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    checked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval", x => x.proposal_id);
                    table.CheckConstraint("no_job_approves", "lower(btrim(checked_by)) not like 'job:%'");
                    table.CheckConstraint("two_persons", "lower(btrim(made_by)) <> lower(btrim(checked_by))");
                    table.ForeignKey(
                        name: "FK_approval_proposal_proposal_id_made_by",
                        columns: x => new { x.proposal_id, x.made_by },
                        principalTable: "proposal",
                        principalColumns: new[] { "id", "by" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    region = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<int>(type: "integer", nullable: false),
                    correction = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    objections_from = table.Column<DateOnly>(type: "date", nullable: false),
                    objections_to = table.Column<DateOnly>(type: "date", nullable: false),
                    objection_days = table.Column<int>(type: "integer", nullable: false),
                    office_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    office_address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    office_telephone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parameters = table.Column<string>(type: "jsonb", nullable: false),
                    published_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    proposal_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice", x => x.id);
                    table.ForeignKey(
                        name: "FK_notice_approval_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "approval",
                        principalColumn: "proposal_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_os_user",
                table: "account",
                column: "os_user",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_account_duty_account",
                table: "account_duty",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_approval_proposal_id_made_by",
                table: "approval",
                columns: new[] { "proposal_id", "made_by" });

            migrationBuilder.CreateIndex(
                name: "IX_job_firing_job_scheduled_at_region_review_year",
                table: "job_firing",
                columns: new[] { "job", "scheduled_at", "region", "review_year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_job_firing_state",
                table: "job_firing",
                column: "state",
                filter: "state < 3");

            migrationBuilder.CreateIndex(
                name: "IX_notice_proposal_id",
                table: "notice",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "IX_notice_region_review_year_kind_version",
                table: "notice",
                columns: new[] { "region", "review_year", "kind", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_proposal_kind_subject",
                table: "proposal",
                columns: new[] { "kind", "subject" });

            migrationBuilder.CreateIndex(
                name: "IX_release_review_year_region",
                table: "release",
                columns: new[] { "review_year", "region" });

            migrationBuilder.CreateIndex(
                name: "IX_run_review_year_region_request",
                table: "run",
                columns: new[] { "review_year", "region", "request" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_source_file_kind_review_year_sha256",
                table: "source_file",
                columns: new[] { "kind", "review_year", "sha256" });

            // Kept files are written once and read back rarely: no time is spent compressing them.
            migrationBuilder.Sql("alter table source_file_part alter column content set storage external;");

            migrationBuilder.Sql(PartitionsSchema.Tables);
            migrationBuilder.Sql(PartitionsSchema.Functions);
            migrationBuilder.Sql(RunsSchema.StaysAsWritten);
            migrationBuilder.Sql(RunsSchema.Runs);
            migrationBuilder.Sql(RunsSchema.Figures);
            migrationBuilder.Sql(DutiesSchema.Names);
            migrationBuilder.Sql(DutiesSchema.Approvals);
            migrationBuilder.Sql(DutiesSchema.Releases);
            migrationBuilder.Sql(DutiesSchema.Notices);
            migrationBuilder.Sql(JobsSchema.Rules);
            migrationBuilder.Sql(AuditSchema.Chain);
            migrationBuilder.Sql(AuditSchema.MustBeAudited);
            migrationBuilder.Sql(AuditSchema.SearchPaths);
            migrationBuilder.Sql(RightsSchema.Rights);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What was filed and decided is not taken away: restore a backup.");
    }
}
