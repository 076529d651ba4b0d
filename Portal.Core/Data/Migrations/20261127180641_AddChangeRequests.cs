using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127180641_AddChangeRequests")]
    public class AddChangeRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "change_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    contents = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    granted_yen = table.Column<int>(type: "integer", nullable: false),
                    amount_yen = table.Column<int>(type: "integer", nullable: false),
                    from_on = table.Column<DateOnly>(type: "date", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    proposal = table.Column<string>(type: "jsonb", nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_back_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    later_decision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_requests", x => x.id);
                    table.CheckConstraint("ck_change_requests_amount", "CASE WHEN kind = 'Change' THEN amount_yen BETWEEN 1 AND granted_yen ELSE amount_yen = 0 END");
                    table.CheckConstraint("ck_change_requests_decided", "(later_decision_id IS NOT NULL) = (state IN ('Approved', 'Refused'))");
                    table.CheckConstraint("ck_change_requests_ended", "(ended_at IS NULL) = (state IN ('Requested', 'Proposed'))");
                    table.CheckConstraint("ck_change_requests_proposed", "(proposed_by_id IS NOT NULL) = (state IN ('Proposed', 'Approved', 'Refused'))");
                    table.CheckConstraint("ck_change_requests_two_persons", "ended_by_id <> proposed_by_id");
                    table.ForeignKey(
                        name: "fk_change_requests_accounts_ended_by_id",
                        column: x => x.ended_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_change_requests_accounts_proposed_by_id",
                        column: x => x.proposed_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_change_requests_accounts_requested_by_id",
                        column: x => x.requested_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_change_requests_later_decisions_later_decision_id",
                        column: x => x.later_decision_id,
                        principalTable: "later_decisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_change_requests_subsidy_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "subsidy_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_application_id_requested_at",
                table: "change_requests",
                columns: new[] { "application_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_ended_by_id",
                table: "change_requests",
                column: "ended_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_later_decision_id",
                table: "change_requests",
                column: "later_decision_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_proposed_by_id",
                table: "change_requests",
                column: "proposed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_requested_at_id",
                table: "change_requests",
                columns: new[] { "requested_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_requested_by_id",
                table: "change_requests",
                column: "requested_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_state_requested_at_id",
                table: "change_requests",
                columns: new[] { "state", "requested_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_change_requests_open",
                table: "change_requests",
                column: "application_id",
                unique: true,
                filter: "state IN ('Requested', 'Proposed')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "change_requests");
        }
    }
}
