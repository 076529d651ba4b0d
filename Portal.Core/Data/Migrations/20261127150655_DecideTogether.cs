using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127150655_DecideTogether")]
    public class DecideTogether : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "before_checks",
                table: "returns_for_correction",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "examinations",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "prefecture",
                table: "subsidy_applications",
                type: "character varying(2)",
                maxLength: 2,
                nullable: true,
                computedColumnSql: "left(sent ->> 'OfficeNumber', 2)",
                stored: true);

            migrationBuilder.CreateTable(
                name: "decision_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    confirmed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    left_out = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_batches", x => x.id);
                    table.ForeignKey(
                        name: "fk_decision_batches_accounts_confirmed_by_id",
                        column: x => x.confirmed_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scheduled_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    grants = table.Column<bool>(type: "boolean", nullable: false),
                    amount_yen = table.Column<int>(type: "integer", nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scheduled_decisions", x => x.id);
                    table.CheckConstraint("ck_scheduled_decisions_amount", "grants = (amount_yen IS NOT NULL)");
                    table.CheckConstraint("ck_scheduled_decisions_outcome", "(ended_at IS NULL) = (outcome IS NULL)");
                    table.CheckConstraint("ck_scheduled_decisions_two_persons", "decided_by_id <> proposed_by_id");
                    table.ForeignKey(
                        name: "fk_scheduled_decisions_decision_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "decision_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scheduled_decisions_subsidy_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "subsidy_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_applications_fiscal_year",
                table: "subsidy_applications",
                column: "fiscal_year")
                .Annotation("Npgsql:IndexInclude", new[] { "kind", "status", "prefecture", "received_at", "submitted_at", "amount_yen", "granted_yen" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_batches_confirmed_by_id",
                table: "decision_batches",
                column: "confirmed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_decision_batches_due_at_id",
                table: "decision_batches",
                columns: new[] { "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_scheduled_decisions_application_id",
                table: "scheduled_decisions",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_scheduled_decisions_batch_id_id",
                table: "scheduled_decisions",
                columns: new[] { "batch_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_scheduled_decisions_due_at_id",
                table: "scheduled_decisions",
                columns: new[] { "due_at", "id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_scheduled_decisions_waiting",
                table: "scheduled_decisions",
                column: "application_id",
                unique: true,
                filter: "ended_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "scheduled_decisions");

            migrationBuilder.DropTable(
                name: "decision_batches");

            migrationBuilder.DropIndex(
                name: "ix_subsidy_applications_fiscal_year",
                table: "subsidy_applications");

            migrationBuilder.DropColumn(
                name: "prefecture",
                table: "subsidy_applications");

            migrationBuilder.DropColumn(
                name: "before_checks",
                table: "returns_for_correction");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "examinations");
        }
    }
}
