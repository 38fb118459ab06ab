using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace QuotaCompliance.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Runs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_source_file_kind_review_year_sha256",
                table: "source_file");

            migrationBuilder.DropPrimaryKey(
                name: "PK_run_chunk",
                table: "run_chunk");

            migrationBuilder.DropIndex(
                name: "IX_run_review_year_region",
                table: "run");

            migrationBuilder.AddColumn<int>(
                name: "review_year",
                table: "run_chunk",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "done_at",
                table: "run_chunk",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "digests",
                table: "run_chunk",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<short>(
                name: "kind",
                table: "run_chunk",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "lease_until",
                table: "run_chunk",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "state",
                table: "run_chunk",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<int>(
                name: "takings",
                table: "run_chunk",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "token",
                table: "run_chunk",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "units_planned",
                table: "run_chunk",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "worker",
                table: "run_chunk",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "chunk_size",
                table: "run",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "employers_file",
                table: "run",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "filings_file",
                table: "run",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "run",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "placements_file",
                table: "run",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "register_file",
                table: "run",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "replay_of",
                table: "run",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "request",
                table: "run",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "rule_version",
                table: "run",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<short>(
                name: "scope",
                table: "run",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<string>(
                name: "scope_text",
                table: "run",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "replaced_by",
                table: "placement",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "replaced_by",
                table: "filing",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "replaced_by",
                table: "employer",
                type: "bigint",
                nullable: true);

            migrationBuilder.Sql(RunsSchema.EarlierRuns);

            migrationBuilder.AddPrimaryKey(
                name: "PK_run_chunk",
                table: "run_chunk",
                columns: new[] { "review_year", "run_id", "number" });

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

            migrationBuilder.CreateIndex(
                name: "IX_source_file_kind_review_year_sha256",
                table: "source_file",
                columns: new[] { "kind", "review_year", "sha256" });

            migrationBuilder.CreateIndex(
                name: "IX_run_review_year_region_request",
                table: "run",
                columns: new[] { "review_year", "region", "request" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_release_review_year_region",
                table: "release",
                columns: new[] { "review_year", "region" });

            migrationBuilder.Sql(RunsSchema.Versions);
            migrationBuilder.DropColumn(
                name: "current",
                table: "placement");

            migrationBuilder.DropColumn(
                name: "current",
                table: "filing");

            migrationBuilder.DropColumn(
                name: "current",
                table: "employer");

            migrationBuilder.Sql(RunsSchema.PartitionedTables);
            migrationBuilder.Sql(RunsSchema.Functions);
            migrationBuilder.Sql(RunsSchema.Rules);
            migrationBuilder.Sql(RunsSchema.Rights);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Versions and pins cannot be undone: restore a backup.");
    }
}
