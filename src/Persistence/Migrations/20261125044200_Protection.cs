using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuotaCompliance.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Protection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "key_number",
                table: "source_file_part",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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
                name: "sealing_key",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    suite = table.Column<short>(type: "smallint", nullable: false),
                    check_value = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sealing_key", x => x.number);
                });

            migrationBuilder.Sql("alter table source_file_part alter key_number drop default;");
            migrationBuilder.Sql(ProtectionSchema.Placements);
            migrationBuilder.Sql(ProtectionSchema.Rights);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What was sealed cannot be put in clear again by SQL: restore a backup.");
    }
}
