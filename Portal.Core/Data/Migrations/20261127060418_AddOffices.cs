using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127060418_AddOffices")]
    public class AddOffices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "office_id",
                table: "account_sessions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "claims_users",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    secret = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_temporary = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claims_users", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "office_registrations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    wanted_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claims_user_id = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    places = table.Column<string>(type: "jsonb", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    number = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    facts = table.Column<string>(type: "jsonb", nullable: true),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office_registrations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "offices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    number = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    is_medical = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    postal_code = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    phone = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    corporation_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_non_profit = table.Column<bool>(type: "boolean", nullable: false),
                    service_codes = table.Column<string[]>(type: "text[]", nullable: false),
                    institution_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    beds = table.Column<int>(type: "integer", nullable: true),
                    register_facts = table.Column<string>(type: "jsonb", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    number = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    is_medical = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_places", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "office_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_administrator = table.Column<bool>(type: "boolean", nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office_memberships", x => x.id);
                    table.ForeignKey(
                        name: "fk_office_memberships_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_office_memberships_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "claims_user_places",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "character varying(14)", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claims_user_places", x => new { x.user_id, x.place_id });
                    table.ForeignKey(
                        name: "fk_claims_user_places_claims_users_user_id",
                        column: x => x.user_id,
                        principalTable: "claims_users",
                        principalColumn: "user_id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_claims_user_places_register_places_place_id",
                        column: x => x.place_id,
                        principalTable: "register_places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_claims_user_places_place_id",
                table: "claims_user_places",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_office_memberships_account_id",
                table: "office_memberships",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ux_office_memberships_office_id_account_id",
                table: "office_memberships",
                columns: new[] { "office_id", "account_id" },
                unique: true,
                filter: "left_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_office_registrations_expires_at",
                table: "office_registrations",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_office_registrations_token_hash",
                table: "office_registrations",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_offices_number",
                table: "offices",
                columns: new[] { "number", "is_medical" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_register_places_number",
                table: "register_places",
                columns: new[] { "number", "is_medical" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "claims_user_places");

            migrationBuilder.DropTable(
                name: "office_memberships");

            migrationBuilder.DropTable(
                name: "office_registrations");

            migrationBuilder.DropTable(
                name: "claims_users");

            migrationBuilder.DropTable(
                name: "register_places");

            migrationBuilder.DropTable(
                name: "offices");

            migrationBuilder.DropColumn(
                name: "office_id",
                table: "account_sessions");
        }
    }
}
