using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>The queue as CSV.</summary>
public sealed class ExaminationExportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Path = "/operator/subsidies/applications/export";

    [Fact]
    public async Task It_holds_what_the_list_shows_with_the_same_filter_and_is_recorded()
    {
        var (_, official, mine) = await portal.NewExaminedApplication();
        var (_, other) = await portal.NewSentApplication();
        var (numberOfMine, numberOfOther) = ((await portal.ApplicationOf(mine)).ReceiptNumber!, (await portal.ApplicationOf(other)).ReceiptNumber!);
        using var browser = await portal.SignIn(official);

        var all = await ReadAsync(browser, $"{Path}?state=all");
        var own = await ReadAsync(browser, $"{Path}?state=review&mine=true&year=2026");
        var none = await ReadAsync(browser, $"{Path}?state=review&mine=true&year=2025");
        var link = (await browser.OpenAsync("/operator/subsidies/applications?State=review&Mine=true&Year=2026")).QuerySelector("a[href*='/export']")!.GetAttribute("href")!;

        Assert.Contains(numberOfMine, all, StringComparison.Ordinal);
        Assert.Contains(numberOfOther, all, StringComparison.Ordinal);
        Assert.Contains(numberOfMine, own, StringComparison.Ordinal);
        Assert.DoesNotContain(numberOfOther, own, StringComparison.Ordinal);
        Assert.Equal(own, await ReadAsync(browser, link));
        Assert.Single(none.Trim().Split("\r\n"));
        Assert.Equal(4, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.Action == "ExaminationsExported" && e.ActorId == official.AccountId)));
    }

    [Fact]
    public async Task All_that_waits_about_one_application_stands_in_its_line()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.NewChange(applicant, id);
        await portal.ProposeRevocation(await portal.NewExaminer(), id);
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        using var browser = await portal.SignIn(await portal.NewExaminer());

        var csv = await ReadAsync(browser, $"{Path}?state=all&q={number}");

        Assert.Contains("取消の承認待ち、変更などの申請あり", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_thousand_rows_are_written_as_they_are_read()
    {
        const int Rows = 100_000;
        var (_, id) = await portal.NewSentApplication();
        await CopyAsync(id, Rows);
        using var browser = await portal.SignIn(await portal.NewExaminer());

        using var response = await browser.Client.GetAsync(new Uri($"{Path}?state=withdrawn", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var read = await stream.ReadAsync(buffer);
        // The first lines are here, nobody reads on, and the database still waits to hand over the rest.
        Assert.True(await DatabaseWaitsAsync());
        var lines = 0;
        for (; read > 0; read = await stream.ReadAsync(buffer))
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        Assert.Equal(Rows + 1, lines);
    }

    /// <summary>Whether the database waits, within some seconds, for somebody to take the rest of the rows.</summary>
    private async Task<bool> DatabaseWaitsAsync()
    {
        for (var n = 0; n < 100; n++)
        {
            if (await portal.InDatabase(db => db.Database.SqlQuery<bool>($"""
                SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                    WHERE datname = current_database() AND state = 'active' AND wait_event = 'ClientWrite') AS "Value"
                """).SingleAsync()))
            {
                return true;
            }

            await Task.Delay(100);
        }

        return false;
    }

    private static async Task<string> ReadAsync(TestBrowser browser, string path)
    {
        var response = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Withdrawn ones of the same office: of them there may be any number.</summary>
    private Task<int> CopyAsync(Guid id, int rows) => portal.InDatabase(db =>
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(2));
        return db.Database.ExecuteSqlAsync($$"""
            INSERT INTO subsidy_applications (
                id, office_id, programme_id, kind, fiscal_year, once_year, status, form, created_at, created_by_id, saved_at, saved_by_id, receipt_number,
                submitted_at, complete_at, received_at, submitted_by_id, amount_yen, withdrawn_at)
            SELECT gen_random_uuid(), office_id, programme_id, kind, fiscal_year, once_year, 'Withdrawn', '{}', created_at, created_by_id, saved_at, saved_by_id,
                'T' || lpad(n::text, 12, '0'), submitted_at, complete_at, received_at + n * interval '1 second', submitted_by_id, amount_yen, submitted_at
            FROM subsidy_applications, generate_series(1, {{rows}}) n WHERE id = {{id}}
            """);
    });
}
