using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127175757_AddLaterDecisions")]
    public class AddLaterDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_tax_report_duties_reports",
                table: "tax_report_duties");

            migrationBuilder.DropIndex(
                name: "ux_repayments_open",
                table: "repayments");

            migrationBuilder.AlterColumn<Guid>(
                name: "report_id",
                table: "repayments",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<bool>(
                name: "bears_charge_always",
                table: "repayments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "later_decision_id",
                table: "repayments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "tax_credit_yen",
                table: "repayments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "later_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    granted_before_yen = table.Column<int>(type: "integer", nullable: false),
                    granted_after_yen = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    verification_code = table.Column<string>(type: "character(16)", fixedLength: true, maxLength: 16, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sender = table.Column<string>(type: "jsonb", nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_later_decisions", x => x.id);
                    table.CheckConstraint("ck_later_decisions_revoked", "kind <> 'Revoked' OR granted_after_yen < granted_before_yen");
                    table.CheckConstraint("ck_later_decisions_two_persons", "decided_by_id <> proposed_by_id");
                    table.CheckConstraint("ck_later_decisions_yen", "granted_before_yen > 0 AND granted_after_yen >= 0");
                    table.ForeignKey(
                        name: "fk_later_decisions_subsidy_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "subsidy_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "later_letters",
                columns: table => new
                {
                    later_decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    size_bytes = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: true),
                    printed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    problem = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    lacking = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: "")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_later_letters", x => x.later_decision_id);
                    table.CheckConstraint("ck_later_letters_file", "(problem IS NULL) = (file_id IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_later_letters_later_decisions_later_decision_id",
                        column: x => x.later_decision_id,
                        principalTable: "later_decisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revocations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ground = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    granted_yen = table.Column<int>(type: "integer", nullable: false),
                    kept_yen = table.Column<int>(type: "integer", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    later_decision_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revocations", x => x.id);
                    table.CheckConstraint("ck_revocations_decided", "(state = 'Decided') = (later_decision_id IS NOT NULL)");
                    table.CheckConstraint("ck_revocations_ended", "(state = 'Proposed') = (ended_at IS NULL)");
                    table.CheckConstraint("ck_revocations_two_persons", "state NOT IN ('SentBack', 'Decided') OR ended_by_id <> proposed_by_id");
                    table.CheckConstraint("ck_revocations_yen", "kept_yen >= 0 AND kept_yen < granted_yen");
                    table.ForeignKey(
                        name: "fk_revocations_accounts_ended_by_id",
                        column: x => x.ended_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revocations_accounts_proposed_by_id",
                        column: x => x.proposed_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revocations_later_decisions_later_decision_id",
                        column: x => x.later_decision_id,
                        principalTable: "later_decisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revocations_subsidy_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "subsidy_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_tax_report_duties_reports",
                table: "tax_report_duties",
                sql: "state = 'Lifted' OR (reports = 0) = (state = 'Open')");

            migrationBuilder.CreateIndex(
                name: "ix_repayments_application_id",
                table: "repayments",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_repayments_later_decision_id",
                table: "repayments",
                column: "later_decision_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_repayments_open",
                table: "repayments",
                column: "application_id",
                unique: true,
                filter: "state <> 'Withdrawn' AND report_id IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_repayments_ground",
                table: "repayments",
                sql: "(report_id IS NULL) <> (later_decision_id IS NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_later_decisions_application_id",
                table: "later_decisions",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_later_decisions_fiscal_year_number",
                table: "later_decisions",
                columns: new[] { "fiscal_year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_later_decisions_verification_code",
                table: "later_decisions",
                column: "verification_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_later_letters_file_id",
                table: "later_letters",
                column: "file_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_revocations_application_id",
                table: "revocations",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_revocations_ended_by_id",
                table: "revocations",
                column: "ended_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_revocations_later_decision_id",
                table: "revocations",
                column: "later_decision_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_revocations_proposed_by_id",
                table: "revocations",
                column: "proposed_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_revocations_waiting",
                table: "revocations",
                column: "application_id",
                unique: true,
                filter: "state = 'Proposed'");

            migrationBuilder.AddForeignKey(
                name: "fk_repayments_later_decisions_later_decision_id",
                table: "repayments",
                column: "later_decision_id",
                principalTable: "later_decisions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_repayments_later_decisions_later_decision_id",
                table: "repayments");

            migrationBuilder.DropTable(
                name: "later_letters");

            migrationBuilder.DropTable(
                name: "revocations");

            migrationBuilder.DropTable(
                name: "later_decisions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_tax_report_duties_reports",
                table: "tax_report_duties");

            migrationBuilder.DropIndex(
                name: "ix_repayments_application_id",
                table: "repayments");

            migrationBuilder.DropIndex(
                name: "ix_repayments_later_decision_id",
                table: "repayments");

            migrationBuilder.DropIndex(
                name: "ux_repayments_open",
                table: "repayments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_repayments_ground",
                table: "repayments");

            migrationBuilder.DropColumn(
                name: "bears_charge_always",
                table: "repayments");

            migrationBuilder.DropColumn(
                name: "later_decision_id",
                table: "repayments");

            migrationBuilder.DropColumn(
                name: "tax_credit_yen",
                table: "repayments");

            migrationBuilder.AlterColumn<Guid>(
                name: "report_id",
                table: "repayments",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_tax_report_duties_reports",
                table: "tax_report_duties",
                sql: "(reports = 0) = (state = 'Open')");

            migrationBuilder.CreateIndex(
                name: "ux_repayments_open",
                table: "repayments",
                column: "application_id",
                unique: true,
                filter: "state <> 'Withdrawn'");
        }
    }
}
