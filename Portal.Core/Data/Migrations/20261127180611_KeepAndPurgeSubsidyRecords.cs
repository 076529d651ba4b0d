using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127180611_KeepAndPurgeSubsidyRecords")]
    public class KeepAndPurgeSubsidyRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "concluded_on",
                table: "subsidy_applications",
                type: "date",
                nullable: true);

            migrationBuilder.Sql("""
                UPDATE subsidy_applications a SET concluded_on = d.decided_on FROM subsidy_decisions d WHERE d.application_id = a.id;
                UPDATE subsidy_applications SET concluded_on = (withdrawn_at AT TIME ZONE 'Asia/Tokyo')::date WHERE status = 'Withdrawn';
                """);

            migrationBuilder.AlterColumn<byte[]>(
                name: "content",
                table: "released_files",
                type: "bytea",
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "bytea");

            migrationBuilder.AddColumn<int>(
                name: "purged_failed",
                table: "payment_batches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "purged_rows",
                table: "payment_batches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "purged_yen",
                table: "payment_batches",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "purged_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: true),
                    receipt_number = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    once_year = table.Column<int>(type: "integer", nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    amount_yen = table.Column<int>(type: "integer", nullable: true),
                    letter_number = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    concluded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    years = table.Column<int>(type: "integer", nullable: false),
                    purged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purged_applications", x => x.id);
                    table.ForeignKey(
                        name: "fk_purged_applications_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "purged_letters",
                columns: table => new
                {
                    verification_hash = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    purged_application_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purged_letters", x => x.verification_hash);
                    table.ForeignKey(
                        name: "fk_purged_letters_purged_applications_purged_application_id",
                        column: x => x.purged_application_id,
                        principalTable: "purged_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_applications_concluded",
                table: "subsidy_applications",
                columns: new[] { "concluded_on", "id" },
                filter: "concluded_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_applications_drafts",
                table: "subsidy_applications",
                columns: new[] { "fiscal_year", "saved_at", "id" },
                filter: "status = 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ix_purged_applications_office_id_kind_once_year",
                table: "purged_applications",
                columns: new[] { "office_id", "kind", "once_year" });

            migrationBuilder.CreateIndex(
                name: "ix_purged_applications_purged_at_id",
                table: "purged_applications",
                columns: new[] { "purged_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_purged_applications_receipt_number",
                table: "purged_applications",
                column: "receipt_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_purged_letters_purged_application_id",
                table: "purged_letters",
                column: "purged_application_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "purged_letters");

            migrationBuilder.DropTable(
                name: "purged_applications");

            migrationBuilder.DropIndex(
                name: "ix_subsidy_applications_concluded",
                table: "subsidy_applications");

            migrationBuilder.DropIndex(
                name: "ix_subsidy_applications_drafts",
                table: "subsidy_applications");

            migrationBuilder.DropColumn(
                name: "concluded_on",
                table: "subsidy_applications");

            migrationBuilder.DropColumn(
                name: "purged_failed",
                table: "payment_batches");

            migrationBuilder.DropColumn(
                name: "purged_rows",
                table: "payment_batches");

            migrationBuilder.DropColumn(
                name: "purged_yen",
                table: "payment_batches");

            migrationBuilder.AlterColumn<byte[]>(
                name: "content",
                table: "released_files",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0],
                oldClrType: typeof(byte[]),
                oldType: "bytea",
                oldNullable: true);
        }
    }
}
