using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127151216_AddTaxReports")]
    public class AddTaxReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "tax_report_duties",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    most_yen = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reports = table.Column<int>(type: "integer", nullable: false),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    overdue_told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tax_report_duties", x => x.application_id);
                    table.CheckConstraint("ck_tax_report_duties_reports", "(reports = 0) = (state = 'Open')");
                    table.ForeignKey(
                        name: "fk_tax_report_duties_subsidy_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "subsidy_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tax_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    basis = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    amount_yen = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reported_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: true),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tax_reports", x => x.id);
                    table.CheckConstraint("ck_tax_reports_amount", "amount_yen >= 0 AND (basis = 'Deducted' OR amount_yen = 0)");
                    table.CheckConstraint("ck_tax_reports_answer", "(answered_at IS NULL) = (is_accepted IS NULL)");
                    table.ForeignKey(
                        name: "fk_tax_reports_accounts_answered_by_id",
                        column: x => x.answered_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tax_reports_accounts_reported_by_id",
                        column: x => x.reported_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tax_reports_tax_report_duties_application_id",
                        column: x => x.application_id,
                        principalTable: "tax_report_duties",
                        principalColumn: "application_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tax_report_duties_due_on_application_id",
                table: "tax_report_duties",
                columns: new[] { "due_on", "application_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tax_report_duties_to_remind",
                table: "tax_report_duties",
                columns: new[] { "due_on", "application_id" },
                filter: "state = 'Open' AND reminded_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_tax_report_duties_to_tell",
                table: "tax_report_duties",
                columns: new[] { "due_on", "application_id" },
                filter: "state = 'Open' AND overdue_told_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_tax_report_duties_state_due_on_application_id",
                table: "tax_report_duties",
                columns: new[] { "state", "due_on", "application_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tax_reports_answered_by_id",
                table: "tax_reports",
                column: "answered_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_tax_reports_reported_by_id",
                table: "tax_reports",
                column: "reported_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_tax_reports_number",
                table: "tax_reports",
                columns: new[] { "application_id", "number" },
                unique: true);

            // What was granted before owes a report as well; see TaxReportDuty.Of and TaxReportRule.DueOn.
            migrationBuilder.Sql("""
                INSERT INTO tax_report_duties (application_id, due_on, most_yen, state, reports)
                SELECT a.id,
                    make_date(
                        a.fiscal_year + (rule ->> 'FiscalYearsLater')::int + CASE WHEN (rule ->> 'Month')::int >= 4 THEN 0 ELSE 1 END,
                        (rule ->> 'Month')::int, (rule ->> 'Day')::int),
                    (d.amount_yen::bigint * 10 / 110)::int, 'Open', 0
                FROM subsidy_applications a
                JOIN subsidy_decisions d ON d.application_id = a.id AND d.grants
                JOIN subsidy_programmes p ON p.id = a.programme_id
                CROSS JOIN LATERAL (SELECT p.rules -> 'TaxReport' AS rule) r
                WHERE jsonb_typeof(rule) = 'object'
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tax_reports");

            migrationBuilder.DropTable(
                name: "tax_report_duties");
        }
    }
}
