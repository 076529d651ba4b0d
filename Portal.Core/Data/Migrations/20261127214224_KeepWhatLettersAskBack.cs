using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261127214224_KeepWhatLettersAskBack")]
    public class KeepWhatLettersAskBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "demand",
                table: "later_decisions",
                type: "jsonb",
                nullable: true);
            migrationBuilder.Sql("""
                UPDATE later_decisions d SET demand = jsonb_build_object(
                    'PrincipalYen', r.principal_yen, 'TaxCreditYen', r.tax_credit_yen, 'ReceivedOn', r.received_on, 'DueOn', r.due_on,
                    'BearsChargeAlways', r.bears_charge_always, 'LateChargePercent', r.late_charge_percent)
                FROM repayments r WHERE r.later_decision_id = d.id;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "demand",
                table: "later_decisions");
        }
    }
}
