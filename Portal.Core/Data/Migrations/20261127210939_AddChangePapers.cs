using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127210939_AddChangePapers")]
    public class AddChangePapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "change_request_id",
                table: "evidence_files",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "papers_changed_at",
                table: "change_requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_files_change_request_id_uploaded_at",
                table: "evidence_files",
                columns: new[] { "change_request_id", "uploaded_at" });

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_files_change_requests_change_request_id",
                table: "evidence_files",
                column: "change_request_id",
                principalTable: "change_requests",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_evidence_files_change_requests_change_request_id",
                table: "evidence_files");

            migrationBuilder.DropIndex(
                name: "ix_evidence_files_change_request_id_uploaded_at",
                table: "evidence_files");

            migrationBuilder.DropColumn(
                name: "change_request_id",
                table: "evidence_files");

            migrationBuilder.DropColumn(
                name: "papers_changed_at",
                table: "change_requests");
        }
    }
}
