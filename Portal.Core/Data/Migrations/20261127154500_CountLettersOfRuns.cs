using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127154500_CountLettersOfRuns")]
    public class CountLettersOfRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_in_run",
                table: "subsidy_decisions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "letters",
                table: "letter_runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "moved",
                table: "letter_runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // What runs have taken up until now.
            migrationBuilder.Sql("UPDATE letter_runs r SET letters = (SELECT count(*) FROM decision_letters l WHERE l.run_id = r.id)");
            migrationBuilder.Sql("UPDATE subsidy_decisions d SET is_in_run = true FROM decision_letters l WHERE l.decision_id = d.id AND l.run_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_decision_letters_stopped",
                table: "decision_letters",
                column: "decision_id",
                filter: "status = 'Stopped'");

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_decisions_without_run",
                table: "subsidy_decisions",
                column: "id",
                filter: "NOT is_in_run");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_subsidy_decisions_without_run",
                table: "subsidy_decisions");

            migrationBuilder.DropIndex(
                name: "ix_decision_letters_stopped",
                table: "decision_letters");

            migrationBuilder.DropColumn(
                name: "is_in_run",
                table: "subsidy_decisions");

            migrationBuilder.DropColumn(
                name: "letters",
                table: "letter_runs");

            migrationBuilder.DropColumn(
                name: "moved",
                table: "letter_runs");
        }
    }
}
