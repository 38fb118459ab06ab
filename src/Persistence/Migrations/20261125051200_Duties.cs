using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace QuotaCompliance.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Duties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "proposal_id",
                table: "notice",
                type: "integer",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_notice_proposal_id",
                table: "notice",
                column: "proposal_id");

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
                name: "IX_proposal_kind_subject",
                table: "proposal",
                columns: new[] { "kind", "subject" });

            migrationBuilder.AddForeignKey(
                name: "FK_notice_approval_proposal_id",
                table: "notice",
                column: "proposal_id",
                principalTable: "approval",
                principalColumn: "proposal_id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(DutiesSchema.Earlier);
            migrationBuilder.Sql(DutiesSchema.Rules);
            migrationBuilder.Sql(AuditSchema.SearchPaths);
            migrationBuilder.Sql(DutiesSchema.Rights);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Who approved what is not taken away: restore a backup.");
    }
}
