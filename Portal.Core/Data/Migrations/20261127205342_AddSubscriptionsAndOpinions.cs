using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127205342_AddSubscriptionsAndOpinions")]
    public class AddSubscriptionsAndOpinions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "protected_unsubscribe_url",
                table: "outgoing_mails",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "taken_back_in_version",
                table: "municipality_changes",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "municipality_changes",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ended_in_version",
                table: "municipalities",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "opinion_starts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    municipality_code = table.Column<string>(type: "character(6)", fixedLength: true, maxLength: 6, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    replaced_in_version = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinion_starts", x => x.id);
                    table.ForeignKey(
                        name: "fk_opinion_starts_municipalities_municipality_code",
                        column: x => x.municipality_code,
                        principalTable: "municipalities",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resident_desks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    municipality_code = table.Column<string>(type: "character(6)", fixedLength: true, maxLength: 6, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    phone = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resident_desks", x => x.id);
                    table.ForeignKey(
                        name: "fk_resident_desks_municipalities_municipality_code",
                        column: x => x.municipality_code,
                        principalTable: "municipalities",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "status_subscriptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    email_key = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_status_subscriptions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "version_announcements",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    told_up_to = table.Column<Guid>(type: "uuid", nullable: false),
                    mails = table.Column<int>(type: "integer", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_version_announcements", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "subscribed_places",
                columns: table => new
                {
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    since_version = table.Column<int>(type: "integer", nullable: false),
                    successor_of = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscribed_places", x => new { x.subscription_id, x.code });
                    table.ForeignKey(
                        name: "fk_subscribed_places_status_subscriptions_subscription_id",
                        column: x => x.subscription_id,
                        principalTable: "status_subscriptions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "subscription_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    email_key = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    places = table.Column<string[]>(type: "text[]", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscription_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_subscription_requests_status_subscriptions_subscription_id",
                        column: x => x.subscription_id,
                        principalTable: "status_subscriptions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_opinion_starts_municipality_code_version",
                table: "opinion_starts",
                columns: new[] { "municipality_code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_opinion_starts_in_force",
                table: "opinion_starts",
                column: "municipality_code",
                unique: true,
                filter: "replaced_in_version IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_resident_desks_municipality_code",
                table: "resident_desks",
                column: "municipality_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_status_subscriptions_email_key",
                table: "status_subscriptions",
                column: "email_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscribed_places_code_subscription_id",
                table: "subscribed_places",
                columns: new[] { "code", "subscription_id" });

            migrationBuilder.CreateIndex(
                name: "ix_subscription_requests_email_key",
                table: "subscription_requests",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "ix_subscription_requests_expires_at",
                table: "subscription_requests",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_subscription_requests_subscription_id",
                table: "subscription_requests",
                column: "subscription_id");

            migrationBuilder.CreateIndex(
                name: "ix_subscription_requests_token_hash",
                table: "subscription_requests",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_version_announcements_open",
                table: "version_announcements",
                column: "version",
                filter: "completed_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "opinion_starts");

            migrationBuilder.DropTable(
                name: "resident_desks");

            migrationBuilder.DropTable(
                name: "subscribed_places");

            migrationBuilder.DropTable(
                name: "subscription_requests");

            migrationBuilder.DropTable(
                name: "version_announcements");

            migrationBuilder.DropTable(
                name: "status_subscriptions");

            migrationBuilder.DropColumn(
                name: "taken_back_in_version",
                table: "municipality_changes");

            migrationBuilder.DropColumn(
                name: "version",
                table: "municipality_changes");

            migrationBuilder.DropColumn(
                name: "ended_in_version",
                table: "municipalities");

            migrationBuilder.DropColumn(
                name: "protected_unsubscribe_url",
                table: "outgoing_mails");
        }
    }
}
