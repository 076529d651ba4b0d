using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261126162630_PaceMailByDomain")]
    public class PaceMailByDomain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "tried_since",
                table: "outgoing_mails",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "domain",
                table: "outgoing_mails",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true,
                computedColumnSql: "lower(split_part(recipient, '@', -1))",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_mails_domain_next_attempt_at",
                table: "outgoing_mails",
                columns: new[] { "domain", "next_attempt_at" },
                filter: "status IN ('Waiting', 'Retrying')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outgoing_mails_domain_next_attempt_at",
                table: "outgoing_mails");

            migrationBuilder.DropColumn(
                name: "domain",
                table: "outgoing_mails");

            migrationBuilder.DropColumn(
                name: "tried_since",
                table: "outgoing_mails");
        }
    }
}
