using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

public sealed class HelpingPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task New_passwords_asked_for_by_the_same_form_twice_are_made_once()
    {
        var (clerk, session) = await Registered();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{session.Id}/passwords";
        var form = await browser.OpenAsync(path);
        var choice = ("Passwords", nameof(ViewingPasswordChoice.OneForAll));

        var first = await browser.SubmitAsync(form, path, "main form", choice);
        var told = await HashesAsync(session.Id);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var reloaded = await browser.SubmitAsync(form, path, "main form", choice);
        var kept = await HashesAsync(session.Id);
        var meant = await browser.SubmitAsync(await reloaded.ReadPageAsync(), path, "main form", choice);

        Assert.Contains("参照用パスワードを作り直しました", (await first.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, reloaded.StatusCode);
        Assert.Equal([RegistrationErrors.PasswordsRenewedSinceOpened.Message], (await reloaded.ReadPageAsync()).Errors());
        Assert.Equal(told, kept);
        Assert.Equal(HttpStatusCode.OK, meant.StatusCode);
        Assert.Empty(told.Intersect(await HashesAsync(session.Id)));
    }

    [Fact]
    public async Task Who_has_come_in_keeps_the_first_two_dots_while_the_mail_goes_out_again()
    {
        var (clerk, session) = await Registered();
        var reviewer = (await portal.ReviewersOf(session.Id))[0];
        await portal.InDatabase(async db =>
        {
            (await db.ViewingRecords.SingleAsync(v => v.SessionReviewerId == reviewer.Id)).Downloaded(portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await portal.SendAs(clerk, new SendLinkAgain(session.Id, reviewer.Id, Renew: false));
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}");

        Assert.Equal(["送信済み", "到達済み"], page.QuerySelectorAll(".people > li")[0].QuerySelectorAll(".dots li").Take(2).Select(li => li.TextContent.Trim()));
    }

    [Theory]
    [InlineData(false, "資料のURLを、もう一度お送りします。")]
    [InlineData(true, "これまでのURLは使えません。")]
    public async Task A_mail_sent_again_says_what_became_of_the_one_before(bool renew, string sentence)
    {
        var (clerk, session) = await Registered();
        var reviewer = (await portal.ReviewersOf(session.Id))[0];

        await portal.SendAs(clerk, new SendLinkAgain(session.Id, reviewer.Id, renew));

        Assert.Contains(await portal.MailsOf(session.Id), m => m.Mail.AboutId == reviewer.Id && m.Body.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_did_not_arrive_shows_why_and_the_way_out_and_one_tried_again_shows_when()
    {
        var (clerk, session) = await Registered();
        var reviewers = await portal.ReviewersOf(session.Id);
        await AttemptAsync(reviewers[0], new MailOutcome(MailOutcomeKind.Refused, 550, "5.1.1 User unknown"));
        await AttemptAsync(reviewers[1], new MailOutcome(MailOutcomeKind.TryLater, 451, "4.7.0 Greylisted, try again later"));
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{session.Id}";

        var people = (await browser.OpenAsync(path)).QuerySelectorAll(".people > li");
        var (failed, retried) = (people[0], people[1]);
        var form = await browser.OpenAsync(failed.QuerySelector(".do a.btn")!.GetAttribute("href")!);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var due = (await browser.OpenAsync(path)).QuerySelectorAll(".people > li .fix")[1];

        Assert.Equal(("不達", "再試行中"), (Chip(failed), Chip(retried)));
        Assert.Contains($"メールが届きませんでした（{(portal.Clock.Now - TimeSpan.FromMinutes(1)).ToDayTimeText()}）", failed.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            $"「{reviewers[0].Email}」というあて先はありませんでした。つづりをご本人に確かめて、アドレスを直してください。（応答 550 5.1.1）",
            failed.QuerySelector(".fix")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("アドレスを直して送る", failed.QuerySelector(".do a.btn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(reviewers[0].Email, form.QuerySelector("#Email")!.GetAttribute("value"));
        var note = retried.QuerySelector(".fix")!.TextContent;
        Assert.Contains("相手のサーバーがまだ受け取っていません", note, StringComparison.Ordinal);
        Assert.Contains("しばらくして自動でもう一度送ります。（応答 451 4.7.0）", note, StringComparison.Ordinal);
        Assert.Contains($"次は{portal.Clock.Now.ToDayTimeText()}に送ります。", note, StringComparison.Ordinal);
        Assert.Contains("まもなく、もう一度送ります。", due.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("アドレスを直して送る", retried.QuerySelector(".do a[href$='/address']")!.TextContent, StringComparison.Ordinal);

        static string Chip(IElement person) => person.QuerySelector(".do .chip")!.TextContent.Trim();
    }

    private Task<int> AttemptAsync(SessionReviewer reviewer, MailOutcome outcome) => portal.InDatabase(async db =>
    {
        var mail = await db.OutgoingMails.SingleAsync(m => m.AboutId == reviewer.Id);
        mail.BeginAttempt(portal.Clock.Now);
        mail.Conclude(outcome, portal.Clock.Now);
        return await db.SaveChangesAsync();
    });

    private Task<List<string?>> HashesAsync(Guid sessionId) => portal.InDatabase(db =>
        db.SessionReviewers.Where(r => r.SessionId == sessionId).OrderBy(r => r.Position).Select(r => r.PasswordHash).ToListAsync());

    private async Task<(TestUser Clerk, ReviewSession Session)> Registered()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        return (clerk, session);
    }
}
