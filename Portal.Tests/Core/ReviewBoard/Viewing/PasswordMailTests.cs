using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Viewing;

/// <summary>パスワード通知メール: a failed one keeps a reviewer out as surely as a failed URL.</summary>
public sealed class PasswordMailTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(MailStatus.Waiting, PasswordMailState.Waiting, 0)]
    [InlineData(MailStatus.Retrying, PasswordMailState.Retrying, 0)]
    [InlineData(MailStatus.Sent, PasswordMailState.Sent, 0)]
    [InlineData(MailStatus.Undeliverable, PasswordMailState.Undeliverable, 1)]
    [InlineData(MailStatus.HeldBack, PasswordMailState.HeldBack, 1)]
    public async Task Its_state_is_known_and_a_failure_counts_as_help_needed(MailStatus mail, PasswordMailState expected, int help)
    {
        var (clerk, session, reviewer) = await RegisteredByMail();
        await Becomes(reviewer.Id, mail);

        var status = (await portal.SendAs(clerk, new GetViewingStatus(session.Id)))!;

        Assert.Equal(expected, status.Reviewers.Single().PasswordMail.State);
        Assert.Equal(help, status.HelpCount);
        Assert.Equal(
            (help, mail == MailStatus.Undeliverable ? 1 : 0, mail == MailStatus.HeldBack ? 1 : 0), await AtHome(clerk));
    }

    [Fact]
    public async Task It_goes_to_those_only_for_whom_it_was_asked()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        var (mailed, called) = ((await portal.ReviewersOf(session.Id))[0], (await portal.ReviewersOf(session.Id))[1]);
        var request = await portal.Registration(session.Id, byMail: true);

        var nobody = await portal.SendAs(clerk, request with { PasswordMailTo = [] });
        var done = await portal.SendAs(clerk, request with { PasswordMailTo = [mailed.Id] });

        var status = (await portal.SendAs(clerk, new GetViewingStatus(session.Id)))!;
        Assert.Equal([RegistrationErrors.NobodyToMail], nobody.Errors);
        Assert.Equal([true, false], done.Value.Passwords.Select(p => p.ByMail));
        Assert.Equal(mailed.Id, Assert.Single(await portal.MailsOf(session.Id), m => m.Mail.Kind == nameof(ViewingPasswordMail)).Mail.AboutId);
        Assert.Equal(PasswordMailState.NotByMail, status.Reviewers.Single(r => r.Id == called.Id).PasswordMail.State);
    }

    [Fact]
    public async Task Who_has_come_in_has_the_password()
    {
        var (clerk, session, reviewer) = await RegisteredByMail();
        await Becomes(reviewer.Id, MailStatus.Undeliverable);
        await portal.Opens(reviewer.Id, portal.Clock.Now);

        Assert.Equal(0, (await portal.SendAs(clerk, new GetViewingStatus(session.Id)))!.HelpCount);
        Assert.Equal((0, 0, 0), await AtHome(clerk));
    }

    [Fact]
    public async Task A_password_that_has_not_gone_out_follows_the_corrected_address()
    {
        var (clerk, session, reviewer) = await RegisteredByMail();
        var old = Assert.Single(await portal.MailsOf(session.Id), m => m.Mail.Kind == nameof(ViewingPasswordMail));
        portal.Clock.Advance(TimeSpan.FromMinutes(5));

        await Correct(clerk, session, reviewer);

        var mails = (await portal.MailsOf(session.Id)).Where(m => m.Mail.Kind == nameof(ViewingPasswordMail)).ToList();
        var corrected = (await portal.ReviewersOf(session.Id))[0].Email;
        Assert.Equal([MailStatus.Withdrawn, MailStatus.Waiting], mails.Select(m => m.Mail.Status));
        Assert.Equal((corrected, old.Body), (mails[1].Mail.Recipient, mails[1].Body));
        Assert.Equal(portal.Clock.Now + SessionLetters.PasswordDelay, mails[1].Mail.NextAttemptAt);
        var status = (await portal.SendAs(clerk, new GetViewingStatus(session.Id)))!;
        Assert.Equal((PasswordMailState.Waiting, 0), (status.Reviewers.Single().PasswordMail.State, status.HelpCount));
        Assert.Equal((0, 0, 0), await AtHome(clerk));
    }

    [Theory]
    [InlineData(MailStatus.Sent)]
    [InlineData(MailStatus.Undeliverable)]
    public async Task A_password_that_cannot_follow_is_asked_for_anew(MailStatus mail)
    {
        var (clerk, session, reviewer) = await RegisteredByMail();
        await Becomes(reviewer.Id, mail);
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{session.Id}";

        await Correct(clerk, session, reviewer);
        var page = await browser.OpenAsync(path);
        var home = await AtHome(clerk);
        var renewal = page.QuerySelector(".people .do a[href*='/passwords']")!.GetAttribute("href")!;
        var form = await browser.OpenAsync(renewal);
        await portal.SendAs(
            clerk, new RenewViewingPasswords(session.Id, reviewer.Id, ViewingPasswordChoice.OneForEach, null, SendPasswordMail: false));

        Assert.Contains("パスワードが、このアドレスへは送られていません", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("1件", page.QuerySelectorAll(".stats dd").ElementAt(2).TextContent.Trim());
        Assert.Equal((1, 0, 1), home);
        Assert.Equal(reviewer.Id.ToString(), form.QuerySelector("#ReviewerId option[selected]")!.GetAttribute("value"));
        Assert.Equal(0, (await portal.SendAs(clerk, new GetViewingStatus(session.Id)))!.HelpCount);
        Assert.Equal((0, 0, 0), await AtHome(clerk));
    }

    [Theory]
    [InlineData("hanako..y.@docomo.example.jp")]
    [InlineData("Hanako@例え.jp")]
    public async Task An_address_that_mail_spells_in_another_way_is_still_the_same(string address)
    {
        var (clerk, session, reviewer) = await RegisteredByMail();
        await portal.SendAs(clerk, new CorrectReviewerAddress(session.Id, reviewer.Id, address, AlsoInRegister: false));

        await Becomes(reviewer.Id, MailStatus.Sent, unless: MailStatus.Withdrawn);

        Assert.Equal(
            PasswordMailState.Sent, (await portal.SendAs(clerk, new GetViewingStatus(session.Id)))!.Reviewers.Single().PasswordMail.State);
        Assert.Equal((0, 0, 0), await AtHome(clerk));
    }

    [Fact]
    public async Task A_failed_one_is_shown_with_its_reason_and_one_tried_again_with_its_time()
    {
        var (clerk, session, reviewer) = await RegisteredByMail();
        using var browser = await portal.SignIn(clerk);
        await Becomes(reviewer.Id, MailStatus.Retrying);
        var retried = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}");
        await portal.InDatabase(async db =>
        {
            (await db.OutgoingMails.SingleAsync(m => m.AboutId == reviewer.Id && m.Kind == nameof(ViewingPasswordMail)))
                .GiveUp(portal.Clock.Now, "あて先のメールボックスがいっぱいです。");
            return await db.SaveChangesAsync();
        });

        var page = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}");

        Assert.Contains("パスワード通知メールを、相手のサーバーがまだ受け取っていません", retried.MainText(), StringComparison.Ordinal);
        Assert.Contains(
            $"次は{(portal.Clock.Now + SessionLetters.PasswordDelay).ToDayTimeText()}に送ります。", retried.MainText(), StringComparison.Ordinal);
        Assert.Contains("パスワード通知メールが届きませんでした", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("あて先のメールボックスがいっぱいです。", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("パスワード通知メール：不達", page.MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("482719309962", "数字の間の空白は", "大文字と小文字")]
    [InlineData("Kaigo-himitsu-77", "大文字と小文字", "数字の間の空白は")]
    public void It_explains_how_to_type_what_it_holds(string password, string told, string left)
    {
        var facts = new ReviewMailFacts("試験市", new DateOnly(2026, 12, 3), null, new DateOnly(2026, 12, 10), "", "");

        var body = new ViewingPasswordMail(facts, password).Body;

        Assert.Contains(told, body, StringComparison.Ordinal);
        Assert.DoesNotContain(left, body, StringComparison.Ordinal);
    }

    private async Task<(TestUser Clerk, ReviewSession Session, SessionReviewer Reviewer)> RegisteredByMail()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk, reviewers: 1);
        await portal.Register(clerk, session.Id, byMail: true);
        return (clerk, session, (await portal.ReviewersOf(session.Id))[0]);
    }

    [Fact]
    public async Task Nobody_lacks_the_password_of_a_deleted_session()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id, byMail: true);
        var revision = await portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == session.Id).Select(s => s.Revision).SingleAsync());
        await portal.SendAs(clerk, new DeleteReviewSession(session.Id, revision, null));

        var list = await portal.SendAs(clerk, new ListReviewSessions(new ReviewSessionFilter("deleted", null, null, null), 1));

        Assert.Equal(0, Assert.Single(list.Rows).Unsent);
    }

    private async Task Correct(TestUser clerk, ReviewSession session, SessionReviewer reviewer) => Assert.Empty(
        (await portal.SendAs(clerk, new CorrectReviewerAddress(session.Id, reviewer.Id, $"{Guid.NewGuid():N}@example.jp", false))).Errors);

    /// <summary>Sessions that home puts first, and for whom of their reviewers.</summary>
    private async Task<(int Sessions, int Undeliverable, int Unsent)> AtHome(TestUser clerk)
    {
        var troubled = (await portal.SendAs(clerk, new FindInsurerHome())).Troubled;
        return (troubled.Count, troubled.Sum(s => s.Undeliverable), troubled.Sum(s => s.Unsent));
    }

    private Task<int> Becomes(Guid reviewerId, MailStatus status, MailStatus? unless = null) => portal.InDatabase(db => db.OutgoingMails
        .Where(m => m.AboutId == reviewerId && m.Kind == nameof(ViewingPasswordMail) && (unless == null || m.Status != unless))
        .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, status)));
}
