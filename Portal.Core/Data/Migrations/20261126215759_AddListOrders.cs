using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261126215759_AddListOrders")]
    public class AddListOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_banners_set_at",
                table: "banners");

            migrationBuilder.CreateIndex(
                name: "ix_review_sessions_insurer_id_panel_name_planned_on_id",
                table: "review_sessions",
                columns: new[] { "insurer_id", "panel_name", "planned_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_sessions_insurer_id_status_number_id",
                table: "review_sessions",
                columns: new[] { "insurer_id", "status", "number", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_sessions_insurer_id_status_panel_name_planned_on_id",
                table: "review_sessions",
                columns: new[] { "insurer_id", "status", "panel_name", "planned_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_panels_insurer_id_is_active_name",
                table: "panels",
                columns: new[] { "insurer_id", "is_active", "name" },
                descending: new[] { false, true, false });

            migrationBuilder.CreateIndex(
                name: "ix_banners_set_at_id",
                table: "banners",
                columns: new[] { "set_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_banners_shown_from_id",
                table: "banners",
                columns: new[] { "shown_from", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_review_sessions_insurer_id_panel_name_planned_on_id",
                table: "review_sessions");

            migrationBuilder.DropIndex(
                name: "ix_review_sessions_insurer_id_status_number_id",
                table: "review_sessions");

            migrationBuilder.DropIndex(
                name: "ix_review_sessions_insurer_id_status_panel_name_planned_on_id",
                table: "review_sessions");

            migrationBuilder.DropIndex(
                name: "ix_panels_insurer_id_is_active_name",
                table: "panels");

            migrationBuilder.DropIndex(
                name: "ix_banners_set_at_id",
                table: "banners");

            migrationBuilder.DropIndex(
                name: "ix_banners_shown_from_id",
                table: "banners");

            migrationBuilder.CreateIndex(
                name: "ix_banners_set_at",
                table: "banners",
                column: "set_at");
        }
    }
}
