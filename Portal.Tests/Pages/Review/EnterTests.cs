using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

public sealed partial class EnterTests(GateFixture portal) : IClassFixture<GateFixture>
{
    private const string Refusal = "メールアドレスとパスワードを、もう一度お確かめください。";

    [Fact]
    public async Task The_mailed_link_leads_in_three_steps_to_the_agenda()
    {
        var session = await portal.NewSession();
        using var browser = portal.Visit();

        var first = await browser.GetAsync($"/review/{session.Guest.Token}");
        var answer = await browser.SubmitAsync(
            first.Headers.Location!.OriginalString, ("Email", session.Guest.Email), ("Password", GateFixture.Password));
        var page = await browser.OpenAsync(answer.Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Matches("^/review/read/[0-9a-f-]{36}$", answer.Headers.Location!.OriginalString);
        Assert.Equal("試験市 第42回 介護認定審査会", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("令和8年12月3日（木）14時・第3合議体・2件 3ページ（第1版）", page.MainText());
        Assert.Contains("未読 2件", page.MainText());
        Assert.Contains("薬剤師・第3合議体髙橋 由美\u00a0様", page.QuerySelector(".who")!.TextContent);
        Assert.NotNull(page.QuerySelector("form[data-download]"));
    }

    [Fact]
    public async Task The_code_from_the_mail_opens_by_hand_however_it_is_typed()
    {
        var session = await portal.NewSession();
        using var browser = portal.Visit();

        var answer = await browser.SubmitAsync(
            "/review", ("LookupCode", $"　{session.Guest.Code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()} "),
            ("Email", session.Guest.Email), ("Password", GateFixture.Password));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task The_mail_says_what_is_needed_nothing_of_a_case_and_its_code_opens_the_gate()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk, reviewers: 1);
        var password = Assert.Single((await portal.Register(clerk, session.Id)).Passwords).Password;
        var (mail, body) = Assert.Single(await portal.MailsOf(session.Id));
        var lines = body.Split('\n');
        var code = Assert.Single(lines, l => l.StartsWith("照会コード　", StringComparison.Ordinal))["照会コード　".Length..];
        using var browser = portal.Visit();

        var answer = await browser.SubmitAsync(
            new Uri(lines[Array.IndexOf(lines, $"照会コード　{code}") - 1]).AbsolutePath,
            ("LookupCode", code), ("Email", mail.Recipient), ("Password", password));
        var page = await browser.OpenAsync(answer.Headers.Location!.OriginalString);

        Assert.Equal("介護認定審査会の資料のご案内（試験市）", mail.Subject);
        Assert.Contains("試験市の介護認定審査会の資料をご用意しました。", lines);
        Assert.Contains("開催予定日　令和8年12月3日（木）14時", lines);
        Assert.Contains("閲覧期限　　令和8年12月10日（木）まで", lines);
        Assert.Single(lines, l => Url().IsMatch(l));
        Assert.Matches("^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$", code);
        Assert.Contains("お問い合わせ先\n試験市 長寿福祉課\n電話 097-000-0000", body, StringComparison.Ordinal);
        Assert.All(
            [ReadySessions.CaseNumber, ReadySessions.CaseLabel, "新規", "区分変更", "調査票", "意見書", "郎"],
            word => Assert.DoesNotContain(word, mail.Subject + body, StringComparison.Ordinal));
        Assert.Contains("第42回", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ｙ－ｔａｋａｈａｓｈｉ１＠ｅｘａｍｐｌｅ．ｊｐ", "４８２７１５３０９９６２")]
    [InlineData(" Y-Takahashi1@Example.JP ", "4827　1530　9962")]
    [InlineData("y-takahashi1@example.jp", "4827-1530-9962")]
    public async Task Width_case_and_spaces_of_what_is_typed_do_not_matter(string email, string password)
    {
        var session = await portal.NewSession();

        var answer = await portal.Enter(session.Guest with { Email = email }, password);

        Assert.NotEqual(Guid.Empty, answer.VisitId);
    }

    [Fact]
    public async Task What_was_typed_as_address_stays_and_the_password_does_not()
    {
        using var browser = portal.Visit();

        var answer = await browser.SubmitAsync("/review", ("LookupCode", "K7QF-3M9P-X2TD"), ("Email", "a@example.jp"), ("Password", "123456789012"));

        var page = await answer.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(Refusal, page.MainText());
        Assert.Equal("a@example.jp", page.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#Password")!.GetAttribute("value"));
        Assert.StartsWith("エラー：", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_is_recorded_once_the_page_was_sent_after_the_right_entry()
    {
        var session = await portal.NewSession();

        var visitor = await portal.Enter(session.Guest);
        var before = await RecordAsync(session.Guest);
        await visitor.Browser.OpenAsync(visitor.Path);
        await visitor.Browser.OpenAsync(visitor.Path);

        Assert.Null(before);
        var after = await RecordAsync(session.Guest);
        Assert.NotNull(after!.OpenedAt);
        Assert.Null(after.ViewedAt);
        Assert.Equal(
            ["ReviewOpened", "ReviewPapersOpened"],
            await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == session.Guest.Id)
                .OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    private Task<ViewingRecord?> RecordAsync(Guest guest) =>
        portal.InDatabase(db => db.ViewingRecords.SingleOrDefaultAsync(r => r.SessionReviewerId == guest.Id));

    [GeneratedRegex("^https?://[^ ]+/review/[A-Za-z0-9_-]{43}$")]
    private static partial Regex Url();
}
