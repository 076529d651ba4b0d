using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127145707_AddDecisionLetters")]
    public class AddDecisionLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What stood in every letter until now; the version before this one writes decisions without it.
            migrationBuilder.AddColumn<string>(
                name: "sender",
                table: "subsidy_decisions",
                type: "jsonb",
                nullable: false,
                defaultValue: """
                    {"Organisation": "公益社団法人国民健康保険中央会", "Title": "理事長", "Name": "", "Seal": "", "Contact": "助成金事務局\nお問い合わせは、ポータルの\n「お問い合わせ」からお寄せください。"}
                    """);

            migrationBuilder.CreateTable(
                name: "letter_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    filter = table.Column<string>(type: "jsonb", nullable: false),
                    halted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_letter_runs_accounts_started_by_id",
                        column: x => x.started_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "decision_letters",
                columns: table => new
                {
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    size_bytes = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: true),
                    printed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    problem = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    lacking = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, defaultValue: ""),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false, defaultValue: 0)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_letters", x => x.decision_id);
                    table.CheckConstraint("ck_decision_letters_file", "(status = 'Printed') = (file_id IS NOT NULL)");
                    table.CheckConstraint("ck_decision_letters_problem", "(status = 'Stopped') = (problem IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_decision_letters_letter_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "letter_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_decision_letters_subsidy_decisions_decision_id",
                        column: x => x.decision_id,
                        principalTable: "subsidy_decisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_decision_letters_file_id",
                table: "decision_letters",
                column: "file_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decision_letters_run_id_status",
                table: "decision_letters",
                columns: new[] { "run_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_letters_waiting",
                table: "decision_letters",
                columns: new[] { "attempts", "decision_id" },
                filter: "status = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_letter_runs_started_at",
                table: "letter_runs",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_letter_runs_started_by_id",
                table: "letter_runs",
                column: "started_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "decision_letters");

            migrationBuilder.DropTable(
                name: "letter_runs");

            migrationBuilder.DropColumn(
                name: "sender",
                table: "subsidy_decisions");
        }
    }
}
