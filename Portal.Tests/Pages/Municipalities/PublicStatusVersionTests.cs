using System.Text.Json;
using System.Xml.Linq;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Municipalities;

/// <summary>When a visitor sees what was published, and the data that anybody may take.</summary>
public sealed class PublicStatusVersionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_kept_page_goes_when_something_is_published_on_this_instance()
    {
        using var visitor = portal.Visit();
        await visitor.OpenAsync("/municipalities/shiga");
        Assert.Contains("決まっています（0％）", (await visitor.OpenAsync("/municipalities/shiga")).MainText(), StringComparison.Ordinal);

        await PublishAsync(new ServiceStartLine("252018", ServiceStartState.Decided, new DateOnly(2027, 4, 30)));

        var text = (await visitor.OpenAsync("/municipalities/shiga")).MainText();
        Assert.Contains("決まっています（5％）", text, StringComparison.Ordinal);
        Assert.Contains("令和9年4月30日（金）", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_instance_has_published_is_seen_after_the_next_reading()
    {
        using var visitor = portal.Visit();
        await visitor.OpenAsync("/municipalities/nara");
        await OnAnotherInstanceAsync("292010", new DateOnly(2027, 5, 6));
        Assert.DoesNotContain("令和9年5月6日", (await visitor.OpenAsync("/municipalities/nara")).MainText(), StringComparison.Ordinal);

        await portal.SendAsWorker(new ReadPublicStatus());

        Assert.Contains("令和9年5月6日（木）", (await visitor.OpenAsync("/municipalities/nara")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_midnight_in_Japan_a_planned_start_has_begun()
    {
        var day = portal.Clock.Now.AddDays(2);
        await PublishAsync(new ServiceStartLine("302015", ServiceStartState.Decided, DateOnly.FromDateTime(day.UtcDateTime)));
        portal.Clock.Now = TestClock.InJapan(day.Year, day.Month, day.Day).AddSeconds(-10);
        using var visitor = portal.Visit();
        await visitor.OpenAsync("/municipalities/wakayama/302015");
        Assert.Contains("開始予定", (await visitor.OpenAsync("/municipalities/wakayama/302015")).MainText(), StringComparison.Ordinal);

        portal.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Contains("開始済み", (await visitor.OpenAsync("/municipalities/wakayama/302015")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_is_the_list_with_ids_that_stay()
    {
        await PublishAsync(new ServiceStartLine("312011", ServiceStartState.Decided, new DateOnly(2027, 4, 1)));
        using var visitor = portal.Visit();

        var csv = (await (await visitor.GetAsync("/municipalities.csv?prefecture=tottori")).Content.ReadAsStringAsync()).Split("\r\n");
        using var json = JsonDocument.Parse(await (await visitor.GetAsync("/municipalities.json?prefecture=tottori")).Content.ReadAsStringAsync());

        Assert.Equal("団体コード,都道府県コード,都道府県,市区町村,よみ,状況,利用開始日,公表日時,変更の理由,公表の版,主治医意見書の電送の開始日,住民の問い合わせ先,電話番号", csv[0].TrimStart('\uFEFF'));
        Assert.StartsWith("312011,31,鳥取県,鳥取市,とっとりし,開始予定,2027-04-01,2026-", csv[1], StringComparison.Ordinal);
        Assert.StartsWith("312029,31,鳥取県,米子市,よなごし,未定,,,,", csv[2], StringComparison.Ordinal);
        var first = json.RootElement.GetProperty("municipalities")[0];
        Assert.Equal(("312011", "planned", "2027-04-01"), (
            first.GetProperty("code").GetString(), first.GetProperty("state").GetString(), first.GetProperty("startsOn").GetString()));
        Assert.Equal(19, json.RootElement.GetProperty("municipalities").GetArrayLength());
        Assert.Equal(first.GetProperty("version").GetInt32(), json.RootElement.GetProperty("version").GetInt32());
        using var whole = JsonDocument.Parse(await (await visitor.GetAsync("/municipalities.json")).Content.ReadAsStringAsync());
        Assert.Equal(1741, whole.RootElement.GetProperty("municipalities").GetArrayLength());
    }

    [Fact]
    public async Task The_feed_tells_each_publication_under_an_id_of_its_own()
    {
        await PublishAsync(new ServiceStartLine("322016", ServiceStartState.Decided, new DateOnly(2027, 4, 1)));
        await PublishAsync(new ServiceStartLine("322016", ServiceStartState.Arranging, null, "見直し<のため>"));
        using var visitor = portal.Visit();

        var response = await visitor.GetAsync("/municipalities.atom?prefecture=shimane");
        var entries = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!.Elements().Where(e => e.Name.LocalName == "entry").ToList();

        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["島根県松江市：日程調整中", "島根県松江市：利用開始日 令和9年4月1日（木）"], entries.Select(e => Of(e, "title")));
        Assert.Equal("理由：見直し<のため>", Of(entries[0], "summary"));
        Assert.All(entries, e => Assert.StartsWith("http://127.0.0.1:5080/municipalities/shimane/322016#v", Of(e, "id"), StringComparison.Ordinal));
        Assert.NotEqual(Of(entries[0], "id"), Of(entries[1], "id"));

        static string Of(XElement entry, string name) => entry.Elements().Single(e => e.Name.LocalName == name).Value;
    }

    [Fact]
    public async Task The_feed_has_ends_successors_and_what_was_published_of_one_that_is_no_more()
    {
        await PublishAsync(new ServiceStartLine("192023", ServiceStartState.Decided, new DateOnly(2027, 4, 1)));
        var editor = await portal.NewOfficial(AccountRole.Operator);
        Assert.Empty((await portal.ImportAsync(
            editor, MasterListKind.Opinions, "団体コード,市区町村,主治医意見書の電送の開始日,変更の理由,住民の問い合わせ先,電話番号\r\n192023,,令和9年5月6日,,,")).Errors);
        var official = await portal.EndMunicipalities("192023");
        Assert.Empty((await portal.SendAs(official, new RecordSuccessor("192023", "192015", MunicipalityChangeKind.Merged, "令和8年10月1日"))).Errors);
        using var visitor = portal.Visit();

        var response = await visitor.GetAsync("/municipalities.atom?prefecture=yamanashi");
        var entries = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!.Elements().Where(e => e.Name.LocalName == "entry").ToList();
        var now = (await visitor.OpenAsync("/municipalities/yamanashi/192015")).MainText();
        var gone = (await visitor.OpenAsync("/municipalities/yamanashi/192023")).MainText();

        Assert.Equal(
            [
                "山梨県富士吉田市：この市町村は、いまは山梨県甲府市です。", "山梨県富士吉田市：この市町村は、いまはありません。",
                "山梨県富士吉田市：主治医意見書の電送の開始日 令和9年5月6日（木）", "山梨県富士吉田市：利用開始日 令和9年4月1日（木）"
            ],
            entries.Select(e => e.Elements().Single(x => x.Name.LocalName == "title").Value));
        Assert.Equal(4, entries.Select(e => e.Elements().Single(x => x.Name.LocalName == "id").Value).Distinct().Count());
        Assert.Contains("主治医意見書の電送の開始日：令和9年5月6日（木）", now, StringComparison.Ordinal);
        Assert.Contains("主治医意見書の電送の開始日：令和9年5月6日（木）", gone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outlook_is_drawn_as_a_line_and_told_as_a_table()
    {
        await PublishAsync(
            new("352012", ServiceStartState.Decided, new DateOnly(2026, 11, 1)), new("352021", ServiceStartState.Decided, new DateOnly(2027, 3, 31)),
            new("352039", ServiceStartState.Decided, new DateOnly(2028, 3, 31)));
        using var visitor = portal.Visit();

        var page = await visitor.OpenAsync("/municipalities");

        var rows = page.QuerySelectorAll("#byname ~ details tbody tr");
        Assert.Equal(17, rows.Length);
        Assert.Equal("令和8年11月", rows[0].QuerySelector("th")!.TextContent);
        Assert.Equal(17, page.QuerySelector("polyline.curve")!.GetAttribute("points")!.Split(' ').Length);
        Assert.Contains("令和10年3月末に", page.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
    }

    private async Task PublishAsync(params ServiceStartLine[] lines)
    {
        var result = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new PublishServiceStarts(lines));
        Assert.Empty(result.Errors);
    }

    // The rows alone, without this instance's memory.
    private Task<int> OnAnotherInstanceAsync(string code, DateOnly startsOn) => portal.InDatabase(async db =>
    {
        var number = db.PublicStatusVersions.Max(v => v.Number) + 1;
        var now = portal.Clock.Now;
        db.Add(new PublicStatusVersion { Number = number, Cause = PublicStatusCause.Starts, PublishedAt = now, PublishedById = null });
        db.Add(new ServiceStart
        {
            MunicipalityCode = code,
            Version = number,
            State = ServiceStartState.Decided,
            StartsOn = startsOn,
            Reason = null,
            PublishedAt = now,
        });
        return await db.SaveChangesAsync();
    });
}
