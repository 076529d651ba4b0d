using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127203956_KeepRecordsOnRequest")]
    public class KeepRecordsOnRequest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "purged",
                table: "letter_runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "purged_printed",
                table: "letter_runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "purged_decided",
                table: "decision_batches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "purged_fell_out",
                table: "decision_batches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "purged_left_out",
                table: "decision_batches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "purged_taken_back",
                table: "decision_batches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "retention_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ordered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ordered_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retention_orders", x => x.id);
                    table.CheckConstraint("ck_retention_orders_lifted", "(lifted_at IS NULL) = (lifted_by_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_retention_orders_accounts_lifted_by_id",
                        column: x => x.lifted_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_retention_orders_accounts_ordered_by_id",
                        column: x => x.ordered_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_retention_orders_subsidy_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "subsidy_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_retention_orders_application_id",
                table: "retention_orders",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_retention_orders_lifted_by_id",
                table: "retention_orders",
                column: "lifted_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_retention_orders_ordered_by_id",
                table: "retention_orders",
                column: "ordered_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_retention_orders_open",
                table: "retention_orders",
                column: "application_id",
                unique: true,
                filter: "lifted_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "retention_orders");

            migrationBuilder.DropColumn(
                name: "purged",
                table: "letter_runs");

            migrationBuilder.DropColumn(
                name: "purged_printed",
                table: "letter_runs");

            migrationBuilder.DropColumn(
                name: "purged_decided",
                table: "decision_batches");

            migrationBuilder.DropColumn(
                name: "purged_fell_out",
                table: "decision_batches");

            migrationBuilder.DropColumn(
                name: "purged_left_out",
                table: "decision_batches");

            migrationBuilder.DropColumn(
                name: "purged_taken_back",
                table: "decision_batches");
        }
    }
}
