using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Audit;

public sealed class AuditPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(AccountRole.Auditor, HttpStatusCode.OK)]
    [InlineData(AccountRole.Operator, HttpStatusCode.OK)]
    [InlineData(AccountRole.Helpdesk, HttpStatusCode.Forbidden)]
    public async Task Auditors_and_operators_read_the_trail(AccountRole role, HttpStatusCode expected)
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(role));

        var response = await browser.GetAsync("/operator/audit");

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_long_trail_is_read_page_by_page_and_by_what_it_is_about()
    {
        var clerk = await portal.NewClerk();
        var thing = Guid.CreateVersion7();
        await portal.Add([.. Enumerable.Range(0, 60).Select(_ => Event(clerk, thing)), Event(clerk, Guid.CreateVersion7())]);
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Auditor));

        var first = await browser.OpenAsync($"/operator/audit?ObjectId={thing}");
        var next = first.QuerySelectorAll("main a").Single(a => a.TextContent == "これより前の記録を見る");
        var second = await browser.OpenAsync(next.GetAttribute("href")!);

        Assert.Equal(50, first.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(10, second.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("試験 花子", first.MainText());
    }

    [Fact]
    public async Task What_reviewers_did_stands_among_what_happened_to_their_session()
    {
        var clerk = await portal.NewClerk();
        var (session, other) = (await portal.NewReadySession(clerk), await portal.NewReadySession(clerk));
        await portal.Register(clerk, session.Id);
        await portal.Add(Opening(session, (await portal.ReviewersOf(session.Id))[0]), Opening(other, (await portal.ReviewersOf(other.Id))[0]));
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Auditor));

        var page = await browser.OpenAsync($"/operator/audit?ObjectId={session.Id}");

        Assert.Equal(["資料の開封（審査員）", "審査会の登録"], page.QuerySelectorAll("tbody tr td:nth-child(4)").Select(td => td.TextContent).Take(2));
        Assert.Single(page.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("資料の開封", StringComparison.Ordinal));

        AuditEvent Opening(ReviewSession about, SessionReviewer reviewer) => AuditEvent.ByReviewer(
            reviewer.Id, TestUser.Visitor, portal.Clock.Now, "ReviewPapersOpened", nameof(SessionReviewer), reviewer.Id,
            clerk.InsurerId!.Value, new { sessionId = about.Id });
    }

    [Fact]
    public async Task The_oldest_come_first_when_asked_for_page_by_page_and_in_the_csv()
    {
        var (clerk, thing) = (await portal.NewClerk(), Guid.CreateVersion7());
        await portal.Add([.. Enumerable.Range(0, 60).Select(_ => Event(clerk, thing))]);
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Auditor));

        var newest = await browser.OpenAsync($"/operator/audit?ObjectId={thing}&p={long.MaxValue}");
        var oldest = await browser.OpenAsync(newest.QuerySelector("a.sort")!.GetAttribute("href")!);
        var rest = await browser.OpenAsync(LinkOf(oldest, "これより後の記録を見る"));
        var csv = await (await browser.GetAsync(LinkOf(oldest, "CSVで保存する"))).Content.ReadAsStringAsync();

        var numbers = Numbers(oldest).Concat(Numbers(rest)).ToList();
        Assert.Equal(60, numbers.Count);
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(numbers[^1], Numbers(newest).First());
        Assert.Equal(numbers, csv.Split("\r\n")[1..^1].Select(line => int.Parse(line.Split(',')[0], CultureInfo.InvariantCulture)));

        static string LinkOf(IParentNode page, string text) =>
            page.QuerySelectorAll("main a").Single(a => a.TextContent == text).GetAttribute("href")!;

        static IEnumerable<int> Numbers(IParentNode page) =>
            page.QuerySelectorAll("tbody th").Select(th => int.Parse(th.TextContent, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task It_is_read_in_words_with_the_full_time_and_narrowed_down_by_the_act()
    {
        var clerk = await portal.NewClerk();
        var thing = Guid.CreateVersion7();
        await portal.Add(
            AuditEvent.By(clerk, portal.Clock.Now, "SignInRefused", nameof(Account), thing, details: new { reason = "Locked" }),
            Event(clerk, thing));
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Auditor));

        var page = await browser.OpenAsync($"/operator/audit?ObjectId={thing}&Act=SignInRefused");

        var row = page.QuerySelectorAll("tbody tr").Single().TextContent;
        Assert.All(
            ["令和8年11月20日（金）9時12分00秒", "ログインの失敗", "アカウント", "理由：ロック中"],
            word => Assert.Contains(word, row, StringComparison.Ordinal));
        Assert.Contains("1件", page.QuerySelector("h2 small")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_shown_is_kept_as_csv()
    {
        var (clerk, thing) = (await portal.NewClerk(), Guid.CreateVersion7());
        await portal.Add(Event(clerk, thing), Event(clerk, Guid.CreateVersion7()));
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Auditor));
        var page = await browser.OpenAsync($"/operator/audit?ObjectId={thing}");

        var csv = await browser.GetAsync(
            page.QuerySelectorAll("main a").Single(a => a.TextContent == "CSVで保存する").GetAttribute("href")!);

        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains($",ログイン,アカウント,{thing},", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_reported_beside_its_field()
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Auditor));

        var page = await browser.OpenAsync("/operator/audit?Day=きのう");

        Assert.NotNull(page.ErrorFor("Day"));
    }

    private AuditEvent Event(TestUser clerk, Guid thing) =>
        AuditEvent.By(clerk, portal.Clock.Now, "SignedIn", nameof(Account), thing);
}
