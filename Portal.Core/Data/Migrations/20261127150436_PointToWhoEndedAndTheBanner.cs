using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127150436_PointToWhoEndedAndTheBanner")]
    public class PointToWhoEndedAndTheBanner : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "banner_id",
                table: "reception_extensions",
                type: "uuid",
                nullable: true);

            // Both were written in one transaction, by one person.
            migrationBuilder.Sql("""
                UPDATE reception_extensions e SET banner_id = b.id FROM banners b
                WHERE b.set_at = e.set_at AND b.set_by_id = e.set_by_id AND b.kind = 'Information'
                """);

            migrationBuilder.AlterColumn<Guid>(
                name: "banner_id",
                table: "reception_extensions",
                type: "uuid",
                nullable: false,
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_returns_for_correction_ended_by_id",
                table: "returns_for_correction",
                column: "ended_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_reception_extensions_banner_id",
                table: "reception_extensions",
                column: "banner_id");

            migrationBuilder.CreateIndex(
                name: "ix_reception_extensions_set_by_id",
                table: "reception_extensions",
                column: "set_by_id");

            migrationBuilder.AddForeignKey(
                name: "fk_reception_extensions_accounts_set_by_id",
                table: "reception_extensions",
                column: "set_by_id",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_reception_extensions_banners_banner_id",
                table: "reception_extensions",
                column: "banner_id",
                principalTable: "banners",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_returns_for_correction_accounts_ended_by_id",
                table: "returns_for_correction",
                column: "ended_by_id",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_reception_extensions_accounts_set_by_id",
                table: "reception_extensions");

            migrationBuilder.DropForeignKey(
                name: "fk_reception_extensions_banners_banner_id",
                table: "reception_extensions");

            migrationBuilder.DropForeignKey(
                name: "fk_returns_for_correction_accounts_ended_by_id",
                table: "returns_for_correction");

            migrationBuilder.DropIndex(
                name: "ix_returns_for_correction_ended_by_id",
                table: "returns_for_correction");

            migrationBuilder.DropIndex(
                name: "ix_reception_extensions_banner_id",
                table: "reception_extensions");

            migrationBuilder.DropIndex(
                name: "ix_reception_extensions_set_by_id",
                table: "reception_extensions");

            migrationBuilder.DropColumn(
                name: "banner_id",
                table: "reception_extensions");
        }
    }
}
