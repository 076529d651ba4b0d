using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127120802_AddExaminationNotesAndChecks")]
    public class AddExaminationNotesAndChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "checks",
                table: "examinations",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "examination_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_examination_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_examination_notes_accounts_written_by_id",
                        column: x => x.written_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_examination_notes_subsidy_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "subsidy_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_examination_notes_application_id",
                table: "examination_notes",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_examination_notes_written_by_id",
                table: "examination_notes",
                column: "written_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "examination_notes");

            migrationBuilder.DropColumn(
                name: "checks",
                table: "examinations");
        }
    }
}
