using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuotaCompliance.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class RunPartitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(RunPartitionsSchema.Functions);
            migrationBuilder.Sql(RunPartitionsSchema.Tables);
            migrationBuilder.Sql(RunPartitionsSchema.Rights);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Partitions are not put back into two levels: restore a backup.");
    }
}
