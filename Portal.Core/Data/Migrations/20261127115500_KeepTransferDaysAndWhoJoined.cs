using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127115500_KeepTransferDaysAndWhoJoined")]
    public class KeepTransferDaysAndWhoJoined : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "transfer_by",
                table: "subsidy_decisions",
                type: "date",
                nullable: true);

            // What the letters of these decisions say: they can be printed again and must not change.
            migrationBuilder.Sql("""
                UPDATE subsidy_decisions d SET transfer_by = (a.sent -> 'Expected' ->> 'TransferBy')::date
                FROM subsidy_applications a WHERE a.id = d.application_id AND d.grants
                """);

            migrationBuilder.AddColumn<string>(
                name: "account_key",
                table: "subsidy_applications",
                type: "text",
                nullable: true,
                computedColumnSql: "(sent -> 'Account' ->> 'BankCode') || '-' || (sent -> 'Account' ->> 'BranchCode') || '-' || (sent -> 'Account' ->> 'Number')",
                stored: true);

            migrationBuilder.AddColumn<Guid>(
                name: "accepted_by_id",
                table: "office_invitations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_subsidy_decisions_transfer",
                table: "subsidy_decisions",
                sql: "grants = (transfer_by IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_applications_account_key_id",
                table: "subsidy_applications",
                columns: new[] { "account_key", "id" },
                filter: "status <> 'Draft' AND status <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_applications_office_id_id",
                table: "subsidy_applications",
                columns: new[] { "office_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_office_invitations_accepted_by_id",
                table: "office_invitations",
                column: "accepted_by_id");

            migrationBuilder.AddForeignKey(
                name: "fk_office_invitations_accounts_accepted_by_id",
                table: "office_invitations",
                column: "accepted_by_id",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_office_invitations_accounts_accepted_by_id",
                table: "office_invitations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_subsidy_decisions_transfer",
                table: "subsidy_decisions");

            migrationBuilder.DropIndex(
                name: "ix_subsidy_applications_account_key_id",
                table: "subsidy_applications");

            migrationBuilder.DropIndex(
                name: "ix_subsidy_applications_office_id_id",
                table: "subsidy_applications");

            migrationBuilder.DropIndex(
                name: "ix_office_invitations_accepted_by_id",
                table: "office_invitations");

            migrationBuilder.DropColumn(
                name: "transfer_by",
                table: "subsidy_decisions");

            migrationBuilder.DropColumn(
                name: "account_key",
                table: "subsidy_applications");

            migrationBuilder.DropColumn(
                name: "accepted_by_id",
                table: "office_invitations");
        }
    }
}
