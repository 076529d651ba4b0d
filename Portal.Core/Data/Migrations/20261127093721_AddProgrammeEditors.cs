using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127093721_AddProgrammeEditors")]
    public class AddProgrammeEditors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_subsidy_programmes_two_persons",
                table: "subsidy_programmes");

            migrationBuilder.AddColumn<Guid[]>(
                name: "editor_ids",
                table: "subsidy_programmes",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.Sql("UPDATE subsidy_programmes SET editor_ids = ARRAY[edited_by_id] WHERE edited_by_id IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_subsidy_programmes_two_persons",
                table: "subsidy_programmes",
                sql: "approved_by_id IS NULL OR (approved_by_id <> ALL (editor_ids) AND approved_by_id IS DISTINCT FROM proposed_by_id)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_subsidy_programmes_two_persons",
                table: "subsidy_programmes");

            migrationBuilder.DropColumn(
                name: "editor_ids",
                table: "subsidy_programmes");

            migrationBuilder.AddCheckConstraint(
                name: "ck_subsidy_programmes_two_persons",
                table: "subsidy_programmes",
                sql: "approved_by_id IS NULL OR (approved_by_id IS DISTINCT FROM edited_by_id AND approved_by_id IS DISTINCT FROM proposed_by_id)");
        }
    }
}
