using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuotaCompliance.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ClosedRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ClosedRunsSchema.Runs);
            migrationBuilder.Sql(ClosedRunsSchema.Figures);
            migrationBuilder.Sql(ClosedRunsSchema.Persons);
            migrationBuilder.Sql(ClosedRunsSchema.Releases);
            migrationBuilder.Sql(AuditSchema.SearchPaths);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What guards ended runs is not taken away: restore a backup.");
    }
}
