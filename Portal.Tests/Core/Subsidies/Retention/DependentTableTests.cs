using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Retention;

/// <summary>What belongs to an application is read out of EF's model; here the database itself is asked.</summary>
public sealed class DependentTableTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Reached = """
        WITH RECURSIVE reached AS (
            SELECT 'subsidy_applications'::regclass::oid AS id
            UNION
            SELECT c.conrelid FROM pg_constraint c JOIN reached r ON c.confrelid = r.id WHERE c.contype = 'f')
        """;

    [Fact]
    public async Task Every_table_that_points_to_an_application_is_reached_and_no_other()
    {
        var expected = await portal.InDatabase(db => db.Database.SqlQueryRaw<string>(
            Reached + """SELECT id::regclass::text AS "Value" FROM reached""").ToListAsync());

        var tables = (await TablesAsync()).ConvertAll(t => t.Name);

        Assert.Equal(expected.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
        Assert.Equal("subsidy_applications", tables[^1]);
        Assert.Superset(
            new HashSet<string>(["evidence_files", "decision_letters", "account_corrections", "repayment_receipts"]), tables.ToHashSet());
        Assert.Empty(tables.Intersect(
            ["offices", "accounts", "subsidy_programmes", "subsidy_budgets", "decision_numbers", "decision_batches", "letter_runs", "payment_batches",
                "released_files", "payment_result_files", "purged_applications", "purged_letters", "audit_events"]));
    }

    [Fact]
    public async Task No_table_names_an_application_without_pointing_to_it()
    {
        var tables = (await TablesAsync()).ConvertAll(t => t.Name);

        var naming = await portal.InDatabase(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(e => e.FindProperty("ApplicationId") is not null).Select(e => e.GetTableName()!).ToList()));

        Assert.Empty(naming.Except(tables));
    }

    [Fact]
    public async Task Who_points_comes_before_whom_it_points_to()
    {
        var tables = (await TablesAsync()).ConvertAll(t => t.Name);

        Assert.True(tables.IndexOf("account_corrections") < tables.IndexOf("payments"));
        Assert.True(tables.IndexOf("decision_letters") < tables.IndexOf("subsidy_decisions"));
        Assert.True(tables.IndexOf("repayment_receipts") < tables.IndexOf("repayments"));
        Assert.True(tables.IndexOf("repayments") < tables.IndexOf("tax_reports"));
        Assert.True(tables.IndexOf("tax_reports") < tables.IndexOf("tax_report_duties"));
    }

    /// <summary>Without one, each deletion would read all of the table: once to find its rows, and once more to check the key.</summary>
    [Fact]
    public async Task Every_key_on_the_way_has_an_index_over_all_rows()
    {
        var without = await portal.InDatabase(db => db.Database.SqlQueryRaw<string>(Reached + """
            SELECT c.conrelid::regclass::text || '.' || a.attname AS "Value"
            FROM pg_constraint c JOIN reached r ON c.confrelid = r.id
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
            WHERE c.contype = 'f' AND NOT EXISTS (
                SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1] AND i.indpred IS NULL)
            """).ToListAsync());

        Assert.Empty(without);
    }

    [Fact]
    public async Task Files_are_found_by_the_names_of_their_columns()
    {
        var withFiles = (await TablesAsync()).Where(t => t.Columns.Any(c => c.EndsWith("file_id", StringComparison.Ordinal))).Select(t => t.Name);

        Assert.Superset(new HashSet<string>(["evidence_files", "decision_letters"]), withFiles.ToHashSet());
    }

    private Task<List<(string Name, List<string> Columns)>> TablesAsync() => portal.InDatabase(db => Task.FromResult(
        DependentRows.Of<SubsidyApplication>(db.Model).Tables
            .Select(t => (t.GetTableName()!, t.GetProperties().Select(p => p.GetColumnName()).ToList())).ToList()));
}
