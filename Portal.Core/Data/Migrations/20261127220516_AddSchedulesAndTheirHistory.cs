using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127220516_AddSchedulesAndTheirHistory")]
    public class AddSchedulesAndTheirHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_locked",
                table: "insurer_schedules",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string[]>(
                name: "published_codes",
                table: "insurer_schedules",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.CreateTable(
                name: "schedule_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    insurer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    setup_starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    setup_completes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    reply_by = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_schedule_events_accounts_by_id",
                        column: x => x.by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_schedule_events_insurers_insurer_id",
                        column: x => x.insurer_id,
                        principalTable: "insurers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "schedule_reminders",
                columns: table => new
                {
                    schedule_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_overdue = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_reminders", x => new { x.schedule_id, x.is_overdue });
                    table.ForeignKey(
                        name: "fk_schedule_reminders_insurer_schedules_schedule_id",
                        column: x => x.schedule_id,
                        principalTable: "insurer_schedules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "schedule_terms_settings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    per_day = table.Column<int>(type: "integer", nullable: false),
                    per_week = table.Column<int>(type: "integer", nullable: false),
                    setup_days = table.Column<int>(type: "integer", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    set_by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_terms_settings", x => x.id);
                    table.CheckConstraint("ck_schedule_terms_settings_positive", "per_day > 0 AND per_week >= per_day AND setup_days > 0");
                    table.ForeignKey(
                        name: "fk_schedule_terms_settings_accounts_set_by_id",
                        column: x => x.set_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "schedule_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    per_day = table.Column<int>(type: "integer", nullable: false),
                    per_week = table.Column<int>(type: "integer", nullable: false),
                    setup_days = table.Column<int>(type: "integer", nullable: false),
                    first_month = table.Column<DateOnly>(type: "date", nullable: false),
                    placed = table.Column<int>(type: "integer", nullable: false),
                    left = table.Column<int>(type: "integer", nullable: false),
                    total_shift = table.Column<int>(type: "integer", nullable: false),
                    greatest_shift = table.Column<int>(type: "integer", nullable: false),
                    is_proven_best = table.Column<bool>(type: "boolean", nullable: false),
                    adopted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    adopted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    changed = table.Column<int>(type: "integer", nullable: true),
                    skipped = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_schedule_versions_accounts_adopted_by_id",
                        column: x => x.adopted_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_schedule_versions_accounts_made_by_id",
                        column: x => x.made_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "schedule_waves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    notified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    notified_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reply_by = table.Column<DateOnly>(type: "date", nullable: false),
                    insurers = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_waves", x => x.id);
                    table.ForeignKey(
                        name: "fk_schedule_waves_accounts_notified_by_id",
                        column: x => x.notified_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "schedule_version_lines",
                columns: table => new
                {
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    insurer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    completes_on = table.Column<DateOnly>(type: "date", nullable: true),
                    shift_months = table.Column<int>(type: "integer", nullable: false),
                    stays = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    seen_status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    seen_starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    seen_completes_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_skipped = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_version_lines", x => new { x.version_id, x.insurer_id });
                    table.CheckConstraint("ck_schedule_version_lines_placed", "(starts_on IS NULL) = (completes_on IS NULL) AND (starts_on IS NULL) = (reason IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_schedule_version_lines_insurers_insurer_id",
                        column: x => x.insurer_id,
                        principalTable: "insurers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_schedule_version_lines_schedule_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "schedule_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_insurer_schedules_reply_by",
                table: "insurer_schedules",
                column: "reply_by",
                filter: "status = 'Notified'");

            migrationBuilder.CreateIndex(
                name: "ix_schedule_events_by_id",
                table: "schedule_events",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_schedule_events_insurer_id_at",
                table: "schedule_events",
                columns: new[] { "insurer_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_schedule_terms_settings_set_by_id",
                table: "schedule_terms_settings",
                column: "set_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_schedule_terms_settings_number",
                table: "schedule_terms_settings",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_schedule_version_lines_insurer_id",
                table: "schedule_version_lines",
                column: "insurer_id");

            migrationBuilder.CreateIndex(
                name: "ix_schedule_versions_adopted_by_id",
                table: "schedule_versions",
                column: "adopted_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_schedule_versions_made_by_id",
                table: "schedule_versions",
                column: "made_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_schedule_versions_number",
                table: "schedule_versions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_schedule_waves_notified_at",
                table: "schedule_waves",
                column: "notified_at");

            migrationBuilder.CreateIndex(
                name: "ix_schedule_waves_notified_by_id",
                table: "schedule_waves",
                column: "notified_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "schedule_events");

            migrationBuilder.DropTable(
                name: "schedule_reminders");

            migrationBuilder.DropTable(
                name: "schedule_terms_settings");

            migrationBuilder.DropTable(
                name: "schedule_version_lines");

            migrationBuilder.DropTable(
                name: "schedule_waves");

            migrationBuilder.DropTable(
                name: "schedule_versions");

            migrationBuilder.DropIndex(
                name: "ix_insurer_schedules_reply_by",
                table: "insurer_schedules");

            migrationBuilder.DropColumn(
                name: "is_locked",
                table: "insurer_schedules");

            migrationBuilder.DropColumn(
                name: "published_codes",
                table: "insurer_schedules");
        }
    }
}
