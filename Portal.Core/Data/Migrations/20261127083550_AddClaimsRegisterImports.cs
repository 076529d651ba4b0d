using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127083550_AddClaimsRegisterImports")]
    public class AddClaimsRegisterImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "register_places",
                type: "timestamp with time zone",
                nullable: false,
                // For the version before this one, which does not know the column.
                defaultValueSql: "now()");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "left_register_at",
                table: "register_places",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "iterations",
                table: "claims_users",
                type: "integer",
                nullable: false,
                computedColumnSql: "split_part(secret, '$', 2)::integer",
                stored: true);

            migrationBuilder.CreateTable(
                name: "claims_register_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    size_bytes = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: true),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    counts = table.Column<string>(type: "jsonb", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    leaves_out_problems = table.Column<bool>(type: "boolean", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    problem = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claims_register_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_claims_register_imports_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "claims_register_changes",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    number = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claims_register_changes", x => new { x.import_id, x.place_id });
                });

            migrationBuilder.CreateTable(
                name: "claims_register_problems",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    column_name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    message = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claims_register_problems", x => new { x.import_id, x.row, x.position });
                    table.ForeignKey(
                        name: "fk_claims_register_problems_claims_register_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "claims_register_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "claims_register_rows",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    is_good = table.Column<bool>(type: "boolean", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    number = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    is_medical = table.Column<bool>(type: "boolean", nullable: false, computedColumnSql: "coalesce(kind = 'MedicalInstitution', false)", stored: true),
                    facts = table.Column<string>(type: "jsonb", nullable: true),
                    user_id = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    secret = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_temporary = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claims_register_rows", x => new { x.import_id, x.row });
                });

            migrationBuilder.CreateIndex(
                name: "ix_register_places_number",
                table: "register_places",
                column: "number",
                filter: "left_register_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_claims_users_iterations",
                table: "claims_users",
                column: "iterations");

            migrationBuilder.CreateIndex(
                name: "ix_claims_register_changes_import_id_outcome_number",
                table: "claims_register_changes",
                columns: new[] { "import_id", "outcome", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_claims_register_imports_account_id",
                table: "claims_register_imports",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_claims_register_imports_created_at",
                table: "claims_register_imports",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ux_claims_register_imports_turn",
                table: "claims_register_imports",
                column: "turn",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "claims_register_changes");

            migrationBuilder.DropTable(
                name: "claims_register_problems");

            migrationBuilder.DropTable(
                name: "claims_register_rows");

            migrationBuilder.DropTable(
                name: "claims_register_imports");

            migrationBuilder.DropIndex(
                name: "ix_register_places_number",
                table: "register_places");

            migrationBuilder.DropIndex(
                name: "ix_claims_users_iterations",
                table: "claims_users");

            migrationBuilder.DropColumn(
                name: "iterations",
                table: "claims_users");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "register_places");

            migrationBuilder.DropColumn(
                name: "left_register_at",
                table: "register_places");
        }
    }
}
