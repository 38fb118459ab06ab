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
                name: "employer",
                columns: table => new
                {
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    uscc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    current = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    region = table.Column<int>(type: "integer", nullable: false),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    commission_member = table.Column<bool>(type: "boolean", nullable: false),
                    concentrated = table.Column<bool>(type: "boolean", nullable: false),
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false)
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
                    current = table.Column<bool>(type: "boolean", nullable: false),
                    monthly = table.Column<decimal>(type: "numeric(14,4)", precision: 14, scale: 4, nullable: false),
                    average = table.Column<decimal>(type: "numeric(11,4)", precision: 11, scale: 4, nullable: true),
                    seasonal = table.Column<decimal>(type: "numeric(11,4)", precision: 11, scale: 4, nullable: false),
                    payroll = table.Column<decimal>(type: "numeric(15,2)", precision: 15, scale: 2, nullable: false),
                    filed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false)
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
                name: "placement",
                columns: table => new
                {
                    review_year = table.Column<int>(type: "integer", nullable: false),
                    uscc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    person_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    current = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    certificate_type = table.Column<short>(type: "smallint", nullable: false),
                    certificate_no = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    grade = table.Column<int>(type: "integer", nullable: false),
                    certificate_valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    contract_from = table.Column<DateOnly>(type: "date", nullable: false),
                    contract_to = table.Column<DateOnly>(type: "date", nullable: true),
                    insured_months = table.Column<int>(type: "integer", nullable: false),
                    wages = table.Column<decimal[]>(type: "numeric(15,2)[]", nullable: false),
                    counted_at = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_placement", x => new { x.review_year, x.uscc, x.person_id, x.version });
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
                    uncertain_parameters = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                    reward = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_run_chunk", x => new { x.run_id, x.number });
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
                name: "source_file_part",
                columns: table => new
                {
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_file_part", x => new { x.file_id, x.number });
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
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_file", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_run_review_year_region",
                table: "run",
                columns: new[] { "review_year", "region" });

            migrationBuilder.CreateIndex(
                name: "IX_source_file_kind_review_year_sha256",
                table: "source_file",
                columns: new[] { "kind", "review_year", "sha256" },
                unique: true);

            // EF has no word for partitions: the large tables are made again in the same shape, one partition a review year
            // (an assessment's year is cut again by run, so that a draft is dropped or kept as a whole).
            foreach (var table in new[] { "employer", "filing", "refused_filing", "placement", "assessment" })
            {
                migrationBuilder.Sql($"""
                    alter table {table} rename to {table}_shape;
                    create table {table} (like {table}_shape including defaults including constraints) partition by list (review_year);
                    drop table {table}_shape;
                    """);
            }

            migrationBuilder.Sql("""
                alter table employer add primary key (review_year, uscc, version);
                alter table filing add primary key (review_year, uscc, version);
                alter table refused_filing add primary key (review_year, uscc, file_id);
                alter table placement add primary key (review_year, uscc, person_id, version);
                alter table assessment add primary key (review_year, run_id, uscc);
                -- Kept files are written once and read back rarely: no time is spent compressing them.
                alter table source_file_part alter column content set storage external;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assessment");

            migrationBuilder.DropTable(
                name: "employer");

            migrationBuilder.DropTable(
                name: "filing");

            migrationBuilder.DropTable(
                name: "finding");

            migrationBuilder.DropTable(
                name: "placement");

            migrationBuilder.DropTable(
                name: "refused_filing");

            migrationBuilder.DropTable(
                name: "run");

            migrationBuilder.DropTable(
                name: "run_chunk");

            migrationBuilder.DropTable(
                name: "run_input");

            migrationBuilder.DropTable(
                name: "source_file_part");

            migrationBuilder.DropTable(
                name: "source_file");
        }
    }
}
