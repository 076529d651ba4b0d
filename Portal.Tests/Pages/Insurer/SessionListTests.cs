using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer;

public sealed class SessionListTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task Without_sessions_the_list_and_the_home_page_say_what_to_do()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        Assert.Contains("まだ審査会がありません", (await browser.OpenAsync("/insurer/review-sessions")).MainText(), StringComparison.Ordinal);
        var home = (await browser.OpenAsync("/insurer")).MainText();
        Assert.Contains("問い合わせ先が未設定です", home, StringComparison.Ordinal);
        Assert.Contains("審査員が登録されていません", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_filtered_by_state_and_period_as_typed()
    {
        var clerk = await portal.NewClerk();
        await portal.Add(
            Session(clerk, 1, Today.AddDays(13), ReviewSessionStatus.Registered), Session(clerk, 2, null, ReviewSessionStatus.Draft),
            Session(clerk, 3, Today.AddDays(-30), ReviewSessionStatus.Closed), Session(clerk, 4, Today, ReviewSessionStatus.Deleted));
        using var browser = await portal.SignIn(clerk);

        Assert.Equal(["第2回", "第1回", "第3回"], await Numbers(browser, ""));
        Assert.Equal(["第3回", "第1回", "第2回"], await Numbers(browser, "?sort=held"));
        Assert.Equal(["第4回"], await Numbers(browser, "?state=deleted&sort=-panel"));
        Assert.Equal(["第1回"], await Numbers(browser, "?from=R8.12.1&to=令和8年12月31日"));
        Assert.Equal(["第3回"], await Numbers(browser, "?state=closed&to=2026-11-01"));
    }

    [Theory]
    [InlineData("number", "第1回 第2回 第3回")]
    [InlineData("-number", "第3回 第2回 第1回")]
    [InlineData("panel", "第2回 第3回 第1回")]
    [InlineData("-panel", "第1回 第3回 第2回")]
    [InlineData("state", "第3回 第2回 第1回")]
    [InlineData("-state", "第1回 第2回 第3回")]
    public async Task Each_head_sorts_the_list_and_its_csv(string sort, string expected)
    {
        var clerk = await portal.NewClerk();
        var (first, second, third) = (
            Session(clerk, 1, Today.AddDays(13), ReviewSessionStatus.Registered), Session(clerk, 2, null, ReviewSessionStatus.Draft),
            Session(clerk, 3, Today.AddDays(-30), ReviewSessionStatus.Closed));
        (first.PanelName, third.PanelName) = ("B合議体", "A合議体");
        await portal.Add(first, second, third);
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync($"/insurer/review-sessions?sort={sort}");
        var csv = await browser.GetAsync(page.QuerySelectorAll("main a").Single(a => a.TextContent == "CSVで保存する").GetAttribute("href")!);

        Assert.Equal(expected.Split(' '), Numbers(page));
        Assert.Equal(sort.StartsWith('-') ? "descending" : "ascending", page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Equal(
            expected.Split(' '),
            (await csv.Content.ReadAsStringAsync()).Split("\r\n")[1..^1].Select(line => $"第{line.Split(',')[0]}回"));
    }

    [Fact]
    public async Task Another_insurers_sessions_are_nowhere()
    {
        var clerk = await portal.NewClerk();
        const string panel = "他市だけの合議体";
        var theirs = Session(clerk, 1, Today.AddDays(1), ReviewSessionStatus.Registered);
        theirs.PanelName = panel;
        await portal.Add(theirs);
        using var owner = await portal.SignIn(clerk);
        using var stranger = await portal.SignIn(await portal.NewClerk());

        foreach (var path in (string[])["/insurer", "/insurer/review-sessions", "/insurer/review-sessions.csv"])
        {
            Assert.Contains(panel, await TextAsync(owner, path), StringComparison.Ordinal);
            Assert.DoesNotContain(panel, await TextAsync(stranger, path), StringComparison.Ordinal);
        }

        static async Task<string> TextAsync(TestBrowser browser, string path) =>
            await (await browser.GetAsync(path)).Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task Who_cannot_or_does_not_read_stands_first_at_home()
    {
        var clerk = await portal.NewClerk();
        var calm = Session(clerk, 1, Today.AddDays(13), ReviewSessionStatus.Registered);
        var bounced = Session(clerk, 2, Today.AddDays(12), ReviewSessionStatus.Registered);
        var locked = Session(clerk, 3, Today.AddDays(11), ReviewSessionStatus.Registered);
        var near = Session(clerk, 4, Today.AddDays(2), ReviewSessionStatus.Registered);
        await portal.Add(calm, bounced, locked, near);
        await AddReviewer(clerk, calm);
        await AddReviewer(clerk, near);
        await AddReviewer(clerk, locked, r => r.Lock(portal.Clock.Now));
        var mail = OutgoingMail.Compose("a@example.jp", new ConfirmAddressMail("市", NoticeKind.ViewingStatus, "https://x.example"), portal.Clock.Now);
        mail.GiveUp(portal.Clock.Now, "あて先がありません。");
        await portal.Add(mail);
        await AddReviewer(clerk, bounced, r => r.Records[0].MailId = mail.Id);
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync("/insurer");

        Assert.Equal(["第4回 介護認定審査会", "第3回 介護認定審査会", "第2回 介護認定審査会"], page.QuerySelectorAll(".note.bad h3").Select(h => h.TextContent));
        var text = string.Concat(page.QuerySelectorAll(".note.bad .chip").Select(c => c.TextContent.Trim()));
        Assert.Equal("まだ読んでいない方1名ロック中1名不達1名", text);
    }

    [Fact]
    public async Task The_list_says_how_many_have_read_the_current_version()
    {
        var clerk = await portal.NewClerk();
        var session = Session(clerk, 1, Today.AddDays(13), ReviewSessionStatus.Registered);
        await portal.Add(session);
        await AddReviewer(clerk, session, r => r.Records[0].Viewed(portal.Clock.Now));
        await AddReviewer(clerk, session);
        using var browser = await portal.SignIn(clerk);

        Assert.Contains("1 ／ 2名", (await browser.OpenAsync("/insurer/review-sessions")).MainText(), StringComparison.Ordinal);
        Assert.EndsWith(
            "1,2026-12-03,,,登録済み・第1版,0,2,1,0,0,0\r\n",
            await (await browser.GetAsync("/insurer/review-sessions.csv")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> Numbers(TestBrowser browser, string query) =>
        Numbers(await browser.OpenAsync("/insurer/review-sessions" + query));

    private static IEnumerable<string> Numbers(IParentNode page) =>
        page.QuerySelectorAll("tbody th + td").Select(e => e.TextContent);

    private ReviewSession Session(TestUser clerk, int number, DateOnly? day, ReviewSessionStatus status)
    {
        var session = new ReviewSession
        {
            InsurerId = clerk.InsurerId!.Value,
            Number = number,
            PlannedOn = day,
            ExpiresOn = day?.AddDays(7),
            CreatedAt = portal.Clock.Now,
            CreatedById = clerk.AccountId!.Value,
            SavedAt = portal.Clock.Now,
            SavedById = clerk.AccountId.Value,
        };
        if (status is ReviewSessionStatus.Registered or ReviewSessionStatus.Closed)
        {
            session.Publish(portal.Clock.Now);
        }

        if (status == ReviewSessionStatus.Closed)
        {
            session.Close();
        }

        if (status == ReviewSessionStatus.Deleted)
        {
            session.Delete(portal.Clock.Now);
        }

        return session;
    }

    private async Task AddReviewer(TestUser clerk, ReviewSession session, Action<SessionReviewer>? change = null)
    {
        var email = $"{Guid.NewGuid():N}@example.jp";
        var id = (await portal.SendAs(clerk, new AddReviewer("審査員", email, "医師"))).Value;
        var reviewer = new SessionReviewer
        {
            SessionId = session.Id,
            ReviewerId = id,
            Position = 1,
            Name = "審査員",
            Profession = "医師",
            Email = email,
            EmailKey = email,
        };
        reviewer.Records.Add(new ViewingRecord { SessionReviewerId = reviewer.Id, Version = 1 });
        change?.Invoke(reviewer);
        await portal.Add(reviewer);
    }
}
