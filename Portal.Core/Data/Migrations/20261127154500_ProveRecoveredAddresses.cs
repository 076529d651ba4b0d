using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127154500_ProveRecoveredAddresses")]
    public class ProveRecoveredAddresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_account_recoveries_takes_effect_at",
                table: "account_recoveries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_account_recoveries_confirmed",
                table: "account_recoveries");

            migrationBuilder.AddColumn<int>(
                name: "reply_code",
                table: "outgoing_mails",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "new_email_confirmed_at",
                table: "account_recoveries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "new_email_hash",
                table: "account_recoveries",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "objection_mail_id",
                table: "account_recoveries",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_recoveries_new_email_hash",
                table: "account_recoveries",
                column: "new_email_hash",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_account_recoveries_completed",
                table: "account_recoveries",
                sql: "status <> 'Completed' OR (takes_effect_at IS NOT NULL AND new_email_confirmed_at IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_account_recoveries_confirmed",
                table: "account_recoveries",
                sql: "status NOT IN ('Waiting', 'Completed', 'Objected') OR (confirmed_by_id IS NOT NULL AND confirmed_at IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_account_recoveries_new_email_hash",
                table: "account_recoveries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_account_recoveries_completed",
                table: "account_recoveries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_account_recoveries_confirmed",
                table: "account_recoveries");

            migrationBuilder.DropColumn(
                name: "reply_code",
                table: "outgoing_mails");

            migrationBuilder.DropColumn(
                name: "new_email_confirmed_at",
                table: "account_recoveries");

            migrationBuilder.DropColumn(
                name: "new_email_hash",
                table: "account_recoveries");

            migrationBuilder.DropColumn(
                name: "objection_mail_id",
                table: "account_recoveries");

            migrationBuilder.CreateIndex(
                name: "ix_account_recoveries_takes_effect_at",
                table: "account_recoveries",
                column: "takes_effect_at",
                filter: "status = 'Waiting'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_account_recoveries_confirmed",
                table: "account_recoveries",
                sql: "status NOT IN ('Waiting', 'Completed', 'Objected') OR (confirmed_by_id IS NOT NULL AND takes_effect_at IS NOT NULL)");
        }
    }
}
