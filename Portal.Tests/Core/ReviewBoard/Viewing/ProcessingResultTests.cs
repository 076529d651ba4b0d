using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.ReviewBoard.Viewing;

public sealed class ProcessingResultTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_mail_that_is_held_back_is_not_told_as_sent()
    {
        var (clerk, session) = await portal.RegisteredWithNotices();
        var reviewers = await portal.ReviewersOf(session.Id);
        await portal.Outcome(reviewers[0].Id, MailStatus.Sent, portal.Clock.Now);
        await portal.Outcome(reviewers[1].Id, MailStatus.HeldBack, portal.Clock.Now);

        await portal.Run<NotifyProcessingResults>(InJapan(2026, 12, 4, 9));

        var notice = Assert.Single(await portal.NoticesTo(clerk));
        Assert.Equal("審査会資料の処理結果：まだ送っていないメールがあります", notice.Subject);
        Assert.Contains("保留　　　　1名", notice.Body, StringComparison.Ordinal);
        var receipt = await portal.InDatabase(db => db.SessionReceipts.SingleAsync(r => r.SessionId == session.Id));
        Assert.Contains($"受付番号　　{receipt.Number}", notice.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("すべての審査員のメールサーバーが受け取りました", notice.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_after_the_notice_is_told_once()
    {
        var (clerk, session) = await portal.RegisteredWithNotices(reviewers: 3);
        var reviewers = await portal.ReviewersOf(session.Id);
        var start = portal.Clock.Now;
        await portal.Outcome(reviewers[0].Id, MailStatus.Sent, start);
        await portal.Outcome(reviewers[1].Id, MailStatus.Undeliverable, start);
        await portal.Run<NotifyProcessingResults>(start.AddSeconds(50));
        await portal.Outcome(reviewers[2].Id, MailStatus.Undeliverable, start.AddHours(2));

        await portal.Run<NotifyProcessingResults>(start.AddHours(2).AddSeconds(50));
        await portal.Run<NotifyProcessingResults>(start.AddHours(3));

        var notices = await portal.NoticesTo(clerk);
        Assert.Equal([nameof(ProcessingResultMail), nameof(LateFailureMail)], notices.Select(m => m.Kind));
        Assert.Contains("不達　　　　1名（一覧の2番目の方）", notices[0].Body, StringComparison.Ordinal);
        Assert.Contains("不達　　　　1名（一覧の3番目の方）", notices[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_address_that_fails_too_is_told_again()
    {
        var (clerk, session) = await portal.RegisteredWithNotices(reviewers: 1);
        var reviewer = (await portal.ReviewersOf(session.Id))[0];
        var start = portal.Clock.Now;
        await portal.Outcome(reviewer.Id, MailStatus.Undeliverable, start);
        await portal.Run<NotifyProcessingResults>(start.AddMinutes(1));
        await portal.SendAs(clerk, new CorrectReviewerAddress(session.Id, reviewer.Id, $"{Guid.NewGuid():N}@example.jp", false));
        await portal.Outcome(reviewer.Id, MailStatus.Undeliverable, portal.Clock.Now);

        await portal.Run<NotifyProcessingResults>(start.AddMinutes(3));

        Assert.Equal([nameof(ProcessingResultMail), nameof(LateFailureMail)], (await portal.NoticesTo(clerk)).Select(m => m.Kind));
    }

    [Fact]
    public async Task A_reviewer_put_on_the_list_afterwards_does_not_spoil_the_result_and_an_update_is_called_so()
    {
        var (clerk, session) = await portal.RegisteredWithNotices(reviewers: 1);
        await portal.ReplacePaper(clerk, session);
        await portal.SendAs(clerk, await portal.Updating(session.Id));
        await portal.AddReviewer(session, 2);
        await portal.Outcome((await portal.ReviewersOf(session.Id))[0].Id, MailStatus.Sent, portal.Clock.Now);

        await portal.Run<NotifyProcessingResults>(portal.Clock.Now);

        var notice = Assert.Single(await portal.NoticesTo(clerk));
        Assert.Equal("審査会資料の処理結果：すべて送信しました", notice.Subject);
        Assert.Contains("審査会資料を更新しました。", notice.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_and_cancellations_that_could_not_go_before_the_meeting_wait_for_a_person()
    {
        var (clerk, session) = await portal.RegisteredWithNotices(reviewers: 1);
        var reviewer = (await portal.ReviewersOf(session.Id))[0];
        await portal.Outcome(reviewer.Id, MailStatus.Sent, portal.Clock.Now);
        await portal.Run<NotifyProcessingResults>(portal.Clock.Now);
        var revision = (await portal.SendAs(clerk, new GetViewingStatus(session.Id)))!.Revision;
        await portal.SendAs(clerk, new DeleteReviewSession(session.Id, revision, null));

        portal.Clock.Now = InJapan(2026, 12, 4);
        while (await portal.SendAsWorker(new SendNextMails()))
        {
        }

        Assert.Equal(MailStatus.HeldBack, Assert.Single(await portal.NoticesTo(clerk)).Status);
        var cancellation = Assert.Single(await portal.MailsOf(session.Id), m => m.Mail.Kind == nameof(ReviewSessionCancelledMail));
        Assert.Equal(MailStatus.HeldBack, cancellation.Mail.Status);
    }

    [Fact]
    public async Task Who_registers_late_is_not_told_within_minutes_that_nobody_has_read()
    {
        var (clerk, session) = await portal.RegisteredWithNotices(at: InJapan(2026, 12, 1, 10));

        await portal.Run<NotifyUnread>(InJapan(2026, 12, 1, 10, 15));
        var early = await portal.NoticesTo(clerk);
        await portal.Run<NotifyUnread>(InJapan(2026, 12, 2, 8));

        Assert.Empty(early);
        Assert.Equal(nameof(UnreadMail), Assert.Single(await portal.NoticesTo(clerk)).Kind);
    }

    [Fact]
    public async Task A_notice_that_bounces_blames_no_reviewer_and_shows_in_the_settings()
    {
        var (clerk, session) = await portal.RegisteredWithNotices(reviewers: 1);
        await portal.Outcome((await portal.ReviewersOf(session.Id))[0].Id, MailStatus.Sent, portal.Clock.Now);
        await portal.Run<NotifyProcessingResults>(portal.Clock.Now);
        await portal.InDatabase(async db =>
        {
            var notice = db.OutgoingMails.Single(m => m.Recipient == NoticeSteps.AddressOf(clerk.InsurerId!.Value));
            notice.GiveUp(portal.Clock.Now, "あて先はありませんでした。");
            return await db.SaveChangesAsync();
        });

        var log = await portal.SendAs(clerk, new GetSessionLog(session.Id, 1));
        using var browser = await portal.SignIn(clerk);
        var settings = await browser.OpenAsync("/insurer/settings");

        Assert.DoesNotContain(log!.Events, e => e.Text.Contains("届きませんでした", StringComparison.Ordinal));
        Assert.Equal(["不達", "確認済み"], settings.QuerySelectorAll("td .chip").Select(c => c.TextContent.Trim()));
        Assert.Contains("あて先はありませんでした。", settings.MainText(), StringComparison.Ordinal);
    }
}
