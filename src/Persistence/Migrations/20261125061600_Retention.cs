using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuotaCompliance.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "emptied_on",
                table: "source_file",
                type: "date",
                nullable: true);
            migrationBuilder.Sql(ProtectionSchema.RetentionRights);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "emptied_on",
                table: "source_file");
        }
    }
}
