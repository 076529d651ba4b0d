using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127220545_AddSurveyAnswering")]
    public class AddSurveyAnswering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "contact_department",
                table: "survey_answers",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "contact_email",
                table: "survey_answers",
                type: "character varying(254)",
                maxLength: 254,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "contact_name",
                table: "survey_answers",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "contact_phone",
                table: "survey_answers",
                type: "character varying(15)",
                maxLength: 15,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "other_vendor",
                table: "survey_answers",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "remarks",
                table: "survey_answers",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "round",
                table: "survey_answers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "survey_answers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reminded_at",
                table: "readiness_surveys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reconfirmations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    insurer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    first = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    second = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    explained_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    explained_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconfirmations", x => x.id);
                    table.CheckConstraint("ck_reconfirmations_accepted", "state <> 'Accepted' OR accepted_at IS NOT NULL");
                    table.CheckConstraint("ck_reconfirmations_explained", "state <> 'Explained' OR explained_at IS NOT NULL");
                    table.CheckConstraint("ck_reconfirmations_settled", "(settled_at IS NULL) = (state <> 'Settled')");
                    table.ForeignKey(
                        name: "fk_reconfirmations_accounts_asked_by_id",
                        column: x => x.asked_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reconfirmations_accounts_explained_by_id",
                        column: x => x.explained_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reconfirmations_insurers_insurer_id",
                        column: x => x.insurer_id,
                        principalTable: "insurers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reconfirmations_readiness_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "readiness_surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_receipts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    insurer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_receipts", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_receipts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_receipts_insurers_insurer_id",
                        column: x => x.insurer_id,
                        principalTable: "insurers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_receipts_readiness_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "readiness_surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_reminders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    insurer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_reminders", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_reminders_accounts_sent_by_id",
                        column: x => x.sent_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_reminders_insurers_insurer_id",
                        column: x => x.insurer_id,
                        principalTable: "insurers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_reminders_readiness_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "readiness_surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_reopenings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    insurer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    reply = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    replied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    replied_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_reopenings", x => x.id);
                    table.CheckConstraint("ck_survey_reopenings_reply", "(replied_at IS NULL) = (state = 'Waiting')");
                    table.CheckConstraint("ck_survey_reopenings_until", "(until IS NOT NULL) = (state = 'Granted')");
                    table.ForeignKey(
                        name: "fk_survey_reopenings_accounts_asked_by_id",
                        column: x => x.asked_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_reopenings_accounts_replied_by_id",
                        column: x => x.replied_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_reopenings_insurers_insurer_id",
                        column: x => x.insurer_id,
                        principalTable: "insurers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_reopenings_readiness_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "readiness_surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_sheets",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    insurer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "jsonb", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    saved_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_mark = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_sheets", x => new { x.survey_id, x.insurer_id });
                    table.ForeignKey(
                        name: "fk_survey_sheets_accounts_saved_by_id",
                        column: x => x.saved_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_sheets_insurers_insurer_id",
                        column: x => x.insurer_id,
                        principalTable: "insurers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_sheets_readiness_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "readiness_surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reconfirmation_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reconfirmation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconfirmation_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_reconfirmation_steps_accounts_by_id",
                        column: x => x.by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reconfirmation_steps_reconfirmations_reconfirmation_id",
                        column: x => x.reconfirmation_id,
                        principalTable: "reconfirmations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_readiness_surveys_opens_on",
                table: "readiness_surveys",
                column: "opens_on");

            migrationBuilder.CreateIndex(
                name: "ix_reconfirmation_steps_by_id",
                table: "reconfirmation_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_reconfirmation_steps_reconfirmation_id_at",
                table: "reconfirmation_steps",
                columns: new[] { "reconfirmation_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_reconfirmations_asked_at",
                table: "reconfirmations",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_reconfirmations_asked_by_id",
                table: "reconfirmations",
                column: "asked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_reconfirmations_explained_by_id",
                table: "reconfirmations",
                column: "explained_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_reconfirmations_state_asked_at",
                table: "reconfirmations",
                columns: new[] { "state", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reconfirmations_survey_id",
                table: "reconfirmations",
                column: "survey_id");

            migrationBuilder.CreateIndex(
                name: "ux_reconfirmations_facts",
                table: "reconfirmations",
                columns: new[] { "insurer_id", "reason", "first", "second" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_receipts_account_id",
                table: "survey_receipts",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_receipts_insurer_id",
                table: "survey_receipts",
                column: "insurer_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_receipts_survey_id_insurer_id_round",
                table: "survey_receipts",
                columns: new[] { "survey_id", "insurer_id", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_survey_receipts_number",
                table: "survey_receipts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_reminders_insurer_id",
                table: "survey_reminders",
                column: "insurer_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_reminders_sent_by_id",
                table: "survey_reminders",
                column: "sent_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_reminders_survey_id_insurer_id_at",
                table: "survey_reminders",
                columns: new[] { "survey_id", "insurer_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_reopenings_asked_by_id",
                table: "survey_reopenings",
                column: "asked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_reopenings_insurer_id",
                table: "survey_reopenings",
                column: "insurer_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_reopenings_replied_by_id",
                table: "survey_reopenings",
                column: "replied_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_reopenings_survey_id_insurer_id_asked_at",
                table: "survey_reopenings",
                columns: new[] { "survey_id", "insurer_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ux_survey_reopenings_waiting",
                table: "survey_reopenings",
                columns: new[] { "survey_id", "insurer_id" },
                unique: true,
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_survey_sheets_insurer_id",
                table: "survey_sheets",
                column: "insurer_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_sheets_saved_by_id",
                table: "survey_sheets",
                column: "saved_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reconfirmation_steps");

            migrationBuilder.DropTable(
                name: "survey_receipts");

            migrationBuilder.DropTable(
                name: "survey_reminders");

            migrationBuilder.DropTable(
                name: "survey_reopenings");

            migrationBuilder.DropTable(
                name: "survey_sheets");

            migrationBuilder.DropTable(
                name: "reconfirmations");

            migrationBuilder.DropIndex(
                name: "ix_readiness_surveys_opens_on",
                table: "readiness_surveys");

            migrationBuilder.DropColumn(
                name: "contact_department",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "contact_email",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "contact_name",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "contact_phone",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "other_vendor",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "remarks",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "round",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "state",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "reminded_at",
                table: "readiness_surveys");
        }
    }
}
