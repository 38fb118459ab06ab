using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuotaCompliance.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class KeysGivenUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "given_up_on",
                table: "sealing_key",
                type: "date",
                nullable: true);
            migrationBuilder.Sql(ProtectionSchema.GivenUpRights);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "given_up_on",
                table: "sealing_key");
        }
    }
}
