using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127115625_AddReturnsForCorrection")]
    public class AddReturnsForCorrection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_subsidy_applications_status_submitted_at",
                table: "subsidy_applications");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "complete_at",
                table: "subsidy_applications",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "received_at",
                table: "subsidy_applications",
                type: "timestamp with time zone",
                nullable: true);

            // Until now every application was complete when it was sent.
            migrationBuilder.Sql("UPDATE subsidy_applications SET complete_at = submitted_at, received_at = submitted_at WHERE submitted_at IS NOT NULL");

            migrationBuilder.AddColumn<int>(
                name: "returns",
                table: "examinations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "taken_out_at",
                table: "evidence_files",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "returns_for_correction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    items = table.Column<string>(type: "jsonb", nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    returned_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: false),
                    before_form = table.Column<string>(type: "jsonb", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    after = table.Column<string>(type: "jsonb", nullable: true),
                    answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    overdue_told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_returns_for_correction", x => x.id);
                    table.CheckConstraint("ck_returns_for_correction_outcome", "(ended_at IS NULL) = (outcome IS NULL)");
                    table.ForeignKey(
                        name: "fk_returns_for_correction_accounts_returned_by_id",
                        column: x => x.returned_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_returns_for_correction_subsidy_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "subsidy_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_applications_received_at_id",
                table: "subsidy_applications",
                columns: new[] { "received_at", "id" },
                filter: "status <> 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_applications_status_received_at",
                table: "subsidy_applications",
                columns: new[] { "status", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_returns_for_correction_due_on",
                table: "returns_for_correction",
                column: "due_on",
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_returns_for_correction_returned_by_id",
                table: "returns_for_correction",
                column: "returned_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_returns_for_correction_open",
                table: "returns_for_correction",
                column: "application_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_returns_for_correction_round",
                table: "returns_for_correction",
                columns: new[] { "application_id", "round" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE subsidy_applications SET status = 'UnderReview' WHERE status = 'Returned'");

            migrationBuilder.DropTable(
                name: "returns_for_correction");

            migrationBuilder.DropIndex(
                name: "ix_subsidy_applications_received_at_id",
                table: "subsidy_applications");

            migrationBuilder.DropIndex(
                name: "ix_subsidy_applications_status_received_at",
                table: "subsidy_applications");

            migrationBuilder.DropColumn(
                name: "complete_at",
                table: "subsidy_applications");

            migrationBuilder.DropColumn(
                name: "received_at",
                table: "subsidy_applications");

            migrationBuilder.DropColumn(
                name: "returns",
                table: "examinations");

            migrationBuilder.DropColumn(
                name: "taken_out_at",
                table: "evidence_files");

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_applications_status_submitted_at",
                table: "subsidy_applications",
                columns: new[] { "status", "submitted_at" });
        }
    }
}
