using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127153900_AddRepayments")]
    public class AddRepayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "repayments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    principal_yen = table.Column<int>(type: "integer", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    demanded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    late_charge_percent = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: false),
                    account = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    returned_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    overdue_told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_repayments", x => x.id);
                    table.CheckConstraint("ck_repayments_principal", "principal_yen > 0");
                    table.CheckConstraint("ck_repayments_returned", "(returned_on IS NOT NULL) = (state = 'Returned')");
                    table.ForeignKey(
                        name: "fk_repayments_subsidy_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "subsidy_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_repayments_tax_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "tax_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repayment_receipts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    repayment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    yen = table.Column<int>(type: "integer", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_repayment_receipts", x => x.id);
                    table.CheckConstraint("ck_repayment_receipts_yen", "yen > 0");
                    table.ForeignKey(
                        name: "fk_repayment_receipts_accounts_recorded_by_id",
                        column: x => x.recorded_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_repayment_receipts_repayments_repayment_id",
                        column: x => x.repayment_id,
                        principalTable: "repayments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_repayment_receipts_recorded_by_id",
                table: "repayment_receipts",
                column: "recorded_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_repayment_receipts_repayment_id",
                table: "repayment_receipts",
                column: "repayment_id");

            migrationBuilder.CreateIndex(
                name: "ix_repayments_due_on",
                table: "repayments",
                column: "due_on",
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_repayments_report_id",
                table: "repayments",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ux_repayments_open",
                table: "repayments",
                column: "application_id",
                unique: true,
                filter: "state <> 'Withdrawn'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "repayment_receipts");

            migrationBuilder.DropTable(
                name: "repayments");
        }
    }
}
