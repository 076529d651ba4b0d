using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127082811_AddAwaitsUpdate")]
    public class AddAwaitsUpdate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "awaits_update",
                table: "review_sessions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // What differs is known at the next save; until then what was saved after the last receipt may.
            migrationBuilder.Sql("""
                UPDATE review_sessions s SET awaits_update = true
                WHERE s.status = 'Registered' AND s.saved_at > (SELECT max(r.at) FROM session_receipts r WHERE r.session_id = s.id)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "awaits_update",
                table: "review_sessions");
        }
    }
}
