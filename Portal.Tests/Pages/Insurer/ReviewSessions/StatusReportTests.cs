using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

/// <summary>参照状況 as files to keep, and the mail that waits for a person's word.</summary>
public sealed class StatusReportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_csv_says_who_did_what_and_runs_nothing_in_a_spreadsheet()
    {
        var (clerk, session) = await Registered();
        await portal.InDatabase(db => db.SessionReviewers.Where(r => r.SessionId == session.Id && r.Position == 2)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Name, "=HYPERLINK(\"https://example.jp\")")));
        var reviewers = await portal.ReviewersOf(session.Id);
        using var browser = await portal.SignIn(clerk);

        var response = await browser.GetAsync($"/insurer/review-sessions/{session.Id}.csv");

        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            [
                "審査員,職種,メールアドレス,版,状態,送信,到達,不達,パスワード通知メール,開封,表示,ダウンロード,ダウンロード回数",
                $"審査 1郎,医師（長）,{reviewers[0].Email},1,閲覧済み,,,,,2026-11-21 10:05,2026-11-21 10:05,2026-11-21 10:05,1",
                $"\"'=HYPERLINK(\"\"https://example.jp\"\")\",医師,{reviewers[1].Email},1,不達,,,2026-11-20 09:30,,,,,0",
            ],
            System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_pdf_shows_the_same_on_paper()
    {
        var (clerk, session) = await Registered();
        using var browser = await portal.SignIn(clerk);
        using var workshop = new PdfWorkshop();

        var response = await browser.GetAsync($"/insurer/review-sessions/{session.Id}.pdf");

        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        var path = workshop.Write(await response.Content.ReadAsByteArrayAsync());
        var text = await PdfWorkshop.DenseTextAsync(path);
        Assert.Contains("第42回介護認定審査会", text, StringComparison.Ordinal);
        Assert.Contains("審査員2名のうち、1名が閲覧済み、1名がまだ読んでいません。", text, StringComparison.Ordinal);
        Assert.Contains("審査1郎", text, StringComparison.Ordinal);
        Assert.Contains("11月21日10時05分", text, StringComparison.Ordinal);
        Assert.Contains("不達", text, StringComparison.Ordinal);
        Assert.Contains("閲覧済み不達1名1名", text, StringComparison.Ordinal);
        Assert.Contains("試験花子さんが登録しました", text, StringComparison.Ordinal);
        Assert.Matches("Pages: +1\n", await PdfWorkshop.RunAsync("pdfinfo", path));
    }

    [Fact]
    public async Task At_a_glance_each_reviewer_has_a_mark_and_each_state_its_number()
    {
        var (clerk, session) = await Registered();
        await portal.InDatabase(db => db.SessionReviewers.Where(r => r.SessionId == session.Id && r.Position == 1)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.LockedAt, portal.Clock.Now)));
        using var browser = await portal.SignIn(clerk);

        var glance = (await browser.OpenAsync($"/insurer/review-sessions/{session.Id}")).QuerySelector(".glance")!;

        Assert.Equal(["bad", "bad"], glance.QuerySelector("svg")!.QuerySelectorAll("g").Select(g => g.GetAttribute("class")));
        Assert.NotEqual(
            glance.QuerySelectorAll("svg:first-of-type g path")[0].GetAttribute("d"), glance.QuerySelectorAll("svg:first-of-type g path")[1].GetAttribute("d"));
        Assert.Equal(
            ["不達 1名", "ロック中 1名（うち閲覧済み1名）"],
            glance.QuerySelectorAll(".key tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim()))));
    }

    [Fact]
    public async Task A_mail_held_back_after_the_meeting_goes_when_the_clerk_says_so()
    {
        var (clerk, session) = await Registered();
        var reviewer = (await portal.ReviewersOf(session.Id))[1];
        portal.Clock.Now = InJapan(2026, 12, 4, 9);
        await portal.SendAs(clerk, new SendLinkAgain(session.Id, reviewer.Id, Renew: false));
        await portal.InDatabase(async db =>
        {
            (await db.OutgoingMails.SingleAsync(m => m.AboutId == reviewer.Id && m.Status == MailStatus.Waiting)).HoldBack();
            return await db.SaveChangesAsync();
        });
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{session.Id}";

        var page = await browser.OpenAsync(path);
        var home = await browser.OpenAsync("/insurer");
        var answer = await browser.SubmitAsync(page, path, "form[action*='SendHeld']");
        await portal.SendAsWorker(new SendNextMails());

        Assert.Contains("開催日を過ぎたため、メールを送らずに止めています", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("未送信1名", home.QuerySelector(".note.bad")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("?done=sent", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            MailStatus.Sent, (await portal.MailsOf(session.Id)).Last(m => m.Mail.AboutId == reviewer.Id).Mail.Status);
        Assert.Null((await browser.OpenAsync(path)).QuerySelector("form[action*='SendHeld']"));
    }

    /// <summary>The first has downloaded it, the mail to the second failed.</summary>
    private async Task<(TestUser Clerk, ReviewSession Session)> Registered()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        var reviewers = await portal.ReviewersOf(session.Id);
        await portal.InDatabase(async db =>
        {
            var record = await db.ViewingRecords.SingleAsync(v => v.SessionReviewerId == reviewers[0].Id);
            record.Viewed(InJapan(2026, 11, 21, 10, 5));
            record.Downloaded(InJapan(2026, 11, 21, 10, 5));
            (await db.OutgoingMails.SingleAsync(m => m.AboutId == reviewers[1].Id)).GiveUp(InJapan(2026, 11, 20, 9, 30), "届きません。");
            return await db.SaveChangesAsync();
        });
        return (clerk, session);
    }
}
