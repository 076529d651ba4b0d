using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Applications;

/// <summary>受付番号・事業所番号・名称 above a list, among so many applications that a plan is what it would be among a million.</summary>
public sealed class ApplicationSearchTests(ApplicationSearchTests.FullPortal portal) : IClassFixture<ApplicationSearchTests.FullPortal>
{
    [Theory]
    [InlineData("261120-03571-1", 1)]
    [InlineData("２６１１２０ー０３５７１ー１", 1)]
    [InlineData("261120035711", 1)]
    [InlineData("261120-03571-2", 0)]
    [InlineData("03571-1", 1)]
    [InlineData("1300007919", 1)]
    [InlineData("1300007910", 0)]
    [InlineData("13000079", 1)]
    [InlineData("髙﨑の家", 1)]
    [InlineData("髙", 1)]
    [InlineData("さくら  の家", 500)]
    [InlineData("さくらＡ", 0)]
    [InlineData("care home", 1)]
    [InlineData("1_", 0)]
    [InlineData("%", 0)]
    [InlineData("KJ", 0)]
    [InlineData("X Y", 1)]
    [InlineData("X\u00A0Y", 1)]
    [InlineData("2605", 516)]
    [InlineData("26052", 502)]
    [InlineData("260520", 500)]
    [InlineData("2604", 22)]
    public async Task A_number_a_name_or_a_part_of_one_is_found_by_its_index_and_the_same_in_the_order_of_the_list(string typed, int count)
    {
        var (search, found, read, plan) = await portal.InDatabase(async db =>
        {
            var search = await ApplicationSearch.ReadAsync(db, typed, default);
            IQueryable<SubsidyApplication> Among(bool isCommon) => (search with { IsCommon = isCommon })
                .Among(db.SubsidyApplications.Where(a => a.Status != ApplicationStatus.Draft), db).OrderBy(a => a.ReceivedAt).ThenBy(a => a.Id);
            return (
                search, await Among(false).Select(a => a.Id).ToListAsync(), await Among(true).Select(a => a.Id).ToListAsync(),
                await db.PlanAsync(Among(false).Take(50)));
        });

        Assert.False(search.IsCommon);
        Assert.Equal(count, found.Count);
        Assert.Equal(read, found);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("ix_subsidy_applications_received_at_id", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("訪問介護")]
    [InlineData("介")]
    [InlineData("2611")]
    [InlineData("26")]
    [InlineData("7")]
    public async Task What_is_in_many_is_read_in_the_order_of_the_list(string typed)
    {
        var (search, plan) = await portal.InDatabase(async db =>
        {
            var search = await ApplicationSearch.ReadAsync(db, typed, default);
            var sent = db.SubsidyApplications.Where(a => a.Status != ApplicationStatus.Draft);
            return (search, await db.PlanAsync(search.Among(sent, db).OrderBy(a => a.ReceivedAt).ThenBy(a => a.Id).Take(50)));
        });

        Assert.True(search.IsCommon);
        Assert.Contains("ix_subsidy_applications_received_at_id", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_lists_of_the_secretariat_search_so()
    {
        var official = await portal.NewExaminer();

        var queue = await portal.SendAs(official, new ListExaminations(new ExaminationFilter("all", false, "髙﨑"), 1));
        var many = await portal.SendAs(official, new ListExaminations(new ExaminationFilter("all", false, "訪問"), 3));
        var changes = await portal.SendAs(official, new ListChangeRequests(new ChangeFilter("all", "髙﨑"), 1));
        var reports = await portal.SendAs(official, new ListTaxReports(new TaxReportFilter("all", "髙﨑"), 1));

        Assert.Equal(["髙﨑の家"], queue.Rows.Select(r => r.OfficeName));
        Assert.Equal((5_001, 3, 50), (many.Count, many.Page, many.Rows.Count));
        Assert.Empty(changes.Rows);
        Assert.Empty(reports.Rows);
    }

    /// <summary>With twenty thousand offices and an application of each, copies of one.</summary>
    public sealed class FullPortal : PortalFixture
    {
        private const int Count = 20_000;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var (applicant, id) = await this.NewSentApplication();
            await CopyAsync("offices", applicant.OfficeId!.Value, """
                'id', ('01900000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'number', '13' || lpad((n * 7919 % 100000000)::text, 8, '0'),
                'name', CASE WHEN n = 7 THEN '髙﨑の家' WHEN n = 9 THEN 'Care Home' WHEN n = 11 THEN 'X' || chr(160) || 'Y' WHEN n = 13 THEN 'X　Y' WHEN n % 40 = 0 THEN 'さくら の家' ELSE '訪問介護　' || md5(n::text) END
                """);
            await CopyAsync("subsidy_applications", id, """
                'id', ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'office_id', ('01900000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid,
                'receipt_number', CASE WHEN n % 40 = 3 THEN '260520-' ELSE '261120-' END || lpad((n * 3571 % 100000)::text, 5, '0') || '-' || n % 10,
                'received_at', timestamptz '2026-11-20' + n * interval '1 second'
                """);
            await Database.RunAsOwnerAsync("VACUUM ANALYZE");
        }

        // What the database reckons itself is left to it.
        private Task CopyAsync(string table, Guid model, string differences) => Database.RunAsOwnerAsync($"""
            DO $do$ DECLARE names text[];
            BEGIN
                SELECT array_agg(column_name ORDER BY ordinal_position) INTO names FROM information_schema.columns
                WHERE table_name = '{table}' AND is_generated = 'NEVER';
                EXECUTE 'INSERT INTO {table} (' || array_to_string(names, ', ') || ') SELECT (copy).' || array_to_string(names, ', (copy).') || $q$
                    FROM (SELECT jsonb_populate_record(m, jsonb_build_object({differences})) AS copy
                        FROM {table} m, generate_series(1, {Count}) n WHERE m.id = '{model}' OFFSET 0) copies $q$;
            END $do$
            """);
    }
}
