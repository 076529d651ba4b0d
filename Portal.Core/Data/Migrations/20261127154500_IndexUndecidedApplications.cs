using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127154500_IndexUndecidedApplications")]
    public class IndexUndecidedApplications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_subsidy_applications_undecided",
                table: "subsidy_applications",
                columns: new[] { "received_at", "id" },
                filter: "status IN ('Submitted', 'UnderReview', 'Returned')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_subsidy_applications_undecided",
                table: "subsidy_applications");
        }
    }
}
