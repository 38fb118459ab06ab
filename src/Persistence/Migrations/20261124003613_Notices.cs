using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace QuotaCompliance.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    published_by = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_notice_region_review_year_kind_version",
                table: "notice",
                columns: new[] { "region", "review_year", "kind", "version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notice");
        }
    }
}
