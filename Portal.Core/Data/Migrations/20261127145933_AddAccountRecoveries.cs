using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127145933_AddAccountRecoveries")]
    public class AddAccountRecoveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_recoveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    new_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    old_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    checked_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    checked_how = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    takes_effect_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    objection_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_recoveries", x => x.id);
                    table.CheckConstraint("ck_account_recoveries_confirmed", "status NOT IN ('Waiting', 'Completed', 'Objected') OR (confirmed_by_id IS NOT NULL AND takes_effect_at IS NOT NULL)");
                    table.CheckConstraint("ck_account_recoveries_ended", "(status IN ('Requested', 'Waiting')) = (ended_at IS NULL)");
                    table.CheckConstraint("ck_account_recoveries_two_persons", "confirmed_by_id <> requested_by_id");
                    table.ForeignKey(
                        name: "fk_account_recoveries_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_recoveries_objection_hash",
                table: "account_recoveries",
                column: "objection_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_recoveries_takes_effect_at",
                table: "account_recoveries",
                column: "takes_effect_at",
                filter: "status = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ux_account_recoveries_open",
                table: "account_recoveries",
                column: "account_id",
                unique: true,
                filter: "status IN ('Requested', 'Waiting')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_recoveries");
        }
    }
}
