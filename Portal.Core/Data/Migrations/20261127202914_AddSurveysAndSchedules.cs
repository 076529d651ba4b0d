using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127202914_AddSurveysAndSchedules")]
    public class AddSurveysAndSchedules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "insurer_schedules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    insurer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    agreed_start_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reply_by = table.Column<DateOnly>(type: "date", nullable: true),
                    wished_start_on = table.Column<DateOnly>(type: "date", nullable: true),
                    insurer_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    public_start_on = table.Column<DateOnly>(type: "date", nullable: true),
                    public_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    completed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    public_as = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    setup_completes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    setup_starts_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insurer_schedules", x => x.id);
                    table.CheckConstraint("ck_insurer_schedules_public", "(public_start_on IS NOT NULL) = (status IN ('Published', 'ChangeWished', 'Postponed'))");
                    table.CheckConstraint("ck_insurer_schedules_setup", "setup_starts_on <= setup_completes_on");
                    table.ForeignKey(
                        name: "fk_insurer_schedules_insurers_insurer_id",
                        column: x => x.insurer_id,
                        principalTable: "insurers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "readiness_surveys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readiness_surveys", x => x.id);
                    table.CheckConstraint("ck_readiness_surveys_days", "opens_on <= closes_on");
                });

            migrationBuilder.CreateTable(
                name: "survey_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    insurer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    package_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    standardised_on = table.Column<DateOnly>(type: "date", nullable: true),
                    wished_month = table.Column<DateOnly>(type: "date", nullable: true),
                    method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    connecting_body = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_answers", x => x.id);
                    table.CheckConstraint("ck_survey_answers_wished_month", "extract(day FROM wished_month) = 1");
                    table.ForeignKey(
                        name: "fk_survey_answers_insurers_insurer_id",
                        column: x => x.insurer_id,
                        principalTable: "insurers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_answers_readiness_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "readiness_surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_answers_system_vendors_vendor_id",
                        column: x => x.vendor_id,
                        principalTable: "system_vendors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ux_insurer_schedules_insurer_id",
                table: "insurer_schedules",
                column: "insurer_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_insurer_id",
                table: "survey_answers",
                column: "insurer_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_vendor_id",
                table: "survey_answers",
                column: "vendor_id");

            migrationBuilder.CreateIndex(
                name: "ux_survey_answers_survey_id_insurer_id",
                table: "survey_answers",
                columns: new[] { "survey_id", "insurer_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "insurer_schedules");

            migrationBuilder.DropTable(
                name: "survey_answers");

            migrationBuilder.DropTable(
                name: "readiness_surveys");
        }
    }
}
