using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127182105_AddMunicipalitiesAndServiceStarts")]
    public class AddMunicipalitiesAndServiceStarts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "vendor_id",
                table: "insurers",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "master_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    added = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    gone = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_master_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_master_imports_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "municipalities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character(6)", fixedLength: true, maxLength: 6, nullable: false),
                    name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    kana = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_municipalities", x => x.id);
                    table.UniqueConstraint("ak_municipalities_code", x => x.code);
                    table.CheckConstraint("ck_municipalities_code", "code ~ '^[0-9]{6}$'");
                });

            migrationBuilder.CreateTable(
                name: "municipality_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    old_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    old_name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    new_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_municipality_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "public_status_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_public_status_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_public_status_versions_accounts_published_by_id",
                        column: x => x.published_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "system_vendors",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_vendors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "service_starts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    municipality_code = table.Column<string>(type: "character(6)", fixedLength: true, maxLength: 6, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    replaced_in_version = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_starts", x => x.id);
                    table.CheckConstraint("ck_service_starts_date", "(state = 'Decided') = (starts_on IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_service_starts_municipalities_municipality_code",
                        column: x => x.municipality_code,
                        principalTable: "municipalities",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "vendor_months",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    possible_from = table.Column<DateOnly>(type: "date", nullable: true),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    set_by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vendor_months", x => x.id);
                    table.CheckConstraint("ck_vendor_months_first_day", "extract(day FROM possible_from) = 1");
                    table.ForeignKey(
                        name: "fk_vendor_months_accounts_set_by_id",
                        column: x => x.set_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_vendor_months_system_vendors_vendor_id",
                        column: x => x.vendor_id,
                        principalTable: "system_vendors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_insurers_vendor_id",
                table: "insurers",
                column: "vendor_id");

            migrationBuilder.CreateIndex(
                name: "ix_master_imports_account_id",
                table: "master_imports",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_master_imports_expires_at",
                table: "master_imports",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_municipality_changes_new_code",
                table: "municipality_changes",
                column: "new_code");

            migrationBuilder.CreateIndex(
                name: "ix_public_status_versions_number",
                table: "public_status_versions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_public_status_versions_published_by_id",
                table: "public_status_versions",
                column: "published_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_starts_municipality_code_version",
                table: "service_starts",
                columns: new[] { "municipality_code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_service_starts_in_force",
                table: "service_starts",
                column: "municipality_code",
                unique: true,
                filter: "replaced_in_version IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_system_vendors_name_key",
                table: "system_vendors",
                column: "name_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_vendor_months_set_by_id",
                table: "vendor_months",
                column: "set_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_vendor_months_vendor_id",
                table: "vendor_months",
                column: "vendor_id");

            migrationBuilder.AddForeignKey(
                name: "fk_insurers_system_vendors_vendor_id",
                table: "insurers",
                column: "vendor_id",
                principalTable: "system_vendors",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_insurers_system_vendors_vendor_id",
                table: "insurers");

            migrationBuilder.DropTable(
                name: "master_imports");

            migrationBuilder.DropTable(
                name: "municipality_changes");

            migrationBuilder.DropTable(
                name: "public_status_versions");

            migrationBuilder.DropTable(
                name: "service_starts");

            migrationBuilder.DropTable(
                name: "vendor_months");

            migrationBuilder.DropTable(
                name: "municipalities");

            migrationBuilder.DropTable(
                name: "system_vendors");

            migrationBuilder.DropIndex(
                name: "ix_insurers_vendor_id",
                table: "insurers");

            migrationBuilder.DropColumn(
                name: "vendor_id",
                table: "insurers");
        }
    }
}
