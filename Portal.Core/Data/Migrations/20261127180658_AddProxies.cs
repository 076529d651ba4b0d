using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127180658_AddProxies")]
    public class AddProxies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "proxy_id",
                table: "account_sessions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "proxies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    principal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agent_number = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    agent_is_medical = table.Column<bool>(type: "boolean", nullable: false),
                    agent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    scope = table.Column<int>(type: "integer", nullable: false),
                    last_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    offered_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    offer_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    declined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proxies", x => x.id);
                    table.CheckConstraint("ck_proxies_agent", "principal_id <> agent_id");
                    table.CheckConstraint("ck_proxies_answered", "accepted_at IS NULL OR (declined_at IS NULL AND agent_id IS NOT NULL)");
                    table.CheckConstraint("ck_proxies_scope", "scope BETWEEN 1 AND 7");
                    table.ForeignKey(
                        name: "fk_proxies_accounts_accepted_by_id",
                        column: x => x.accepted_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proxies_accounts_offered_by_id",
                        column: x => x.offered_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proxies_offices_agent_id",
                        column: x => x.agent_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proxies_offices_principal_id",
                        column: x => x.principal_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_sessions_proxy_id",
                table: "account_sessions",
                column: "proxy_id");

            migrationBuilder.CreateIndex(
                name: "ix_proxies_accepted_by_id",
                table: "proxies",
                column: "accepted_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_proxies_agent_id_id",
                table: "proxies",
                columns: new[] { "agent_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_proxies_agent_number_agent_is_medical",
                table: "proxies",
                columns: new[] { "agent_number", "agent_is_medical" },
                filter: "agent_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_proxies_ends_at",
                table: "proxies",
                column: "ends_at",
                filter: "accepted_at IS NOT NULL AND ended_at IS NULL AND end_told_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_proxies_offered_by_id",
                table: "proxies",
                column: "offered_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_proxies_principal_id_id",
                table: "proxies",
                columns: new[] { "principal_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_account_sessions_proxies_proxy_id",
                table: "account_sessions",
                column: "proxy_id",
                principalTable: "proxies",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_account_sessions_proxies_proxy_id",
                table: "account_sessions");

            migrationBuilder.DropTable(
                name: "proxies");

            migrationBuilder.DropIndex(
                name: "ix_account_sessions_proxy_id",
                table: "account_sessions");

            migrationBuilder.DropColumn(
                name: "proxy_id",
                table: "account_sessions");
        }
    }
}
