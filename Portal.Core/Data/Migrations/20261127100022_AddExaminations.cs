using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127100022_AddExaminations")]
    public class AddExaminations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_subsidy_applications_once",
                table: "subsidy_applications");

            migrationBuilder.AddColumn<int>(
                name: "granted_yen",
                table: "subsidy_applications",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "decision_numbers",
                columns: table => new
                {
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_numbers", x => x.fiscal_year);
                });

            migrationBuilder.CreateTable(
                name: "examinations",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    examiner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposal = table.Column<string>(type: "jsonb", nullable: true),
                    sent_back_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_examinations", x => x.application_id);
                    table.ForeignKey(
                        name: "fk_examinations_accounts_examiner_id",
                        column: x => x.examiner_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_examinations_subsidy_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "subsidy_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "subsidy_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grants = table.Column<bool>(type: "boolean", nullable: false),
                    amount_yen = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    verification_code = table.Column<string>(type: "character(16)", fixedLength: true, maxLength: 16, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subsidy_decisions", x => x.id);
                    table.CheckConstraint("ck_subsidy_decisions_amount", "grants = (amount_yen IS NOT NULL)");
                    table.CheckConstraint("ck_subsidy_decisions_two_persons", "decided_by_id <> proposed_by_id");
                    table.ForeignKey(
                        name: "fk_subsidy_decisions_subsidy_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "subsidy_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_applications_status_submitted_at",
                table: "subsidy_applications",
                columns: new[] { "status", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ux_subsidy_applications_once",
                table: "subsidy_applications",
                columns: new[] { "office_id", "kind", "once_year" },
                unique: true,
                filter: "status NOT IN ('Draft', 'Withdrawn', 'Denied')");

            migrationBuilder.CreateIndex(
                name: "ix_examinations_examiner_id",
                table: "examinations",
                column: "examiner_id");

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_decisions_fiscal_year_number",
                table: "subsidy_decisions",
                columns: new[] { "fiscal_year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_decisions_verification_code",
                table: "subsidy_decisions",
                column: "verification_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_subsidy_decisions_application_id",
                table: "subsidy_decisions",
                column: "application_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "decision_numbers");

            migrationBuilder.DropTable(
                name: "examinations");

            migrationBuilder.DropTable(
                name: "subsidy_decisions");

            migrationBuilder.DropIndex(
                name: "ix_subsidy_applications_status_submitted_at",
                table: "subsidy_applications");

            migrationBuilder.DropIndex(
                name: "ux_subsidy_applications_once",
                table: "subsidy_applications");

            migrationBuilder.DropColumn(
                name: "granted_yen",
                table: "subsidy_applications");

            migrationBuilder.CreateIndex(
                name: "ux_subsidy_applications_once",
                table: "subsidy_applications",
                columns: new[] { "office_id", "kind", "once_year" },
                unique: true,
                filter: "status NOT IN ('Draft', 'Withdrawn')");
        }
    }
}
