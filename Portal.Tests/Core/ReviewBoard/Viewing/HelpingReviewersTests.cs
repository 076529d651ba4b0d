using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Viewing;

public sealed class HelpingReviewersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Unlocking_leaves_the_same_link_and_password()
    {
        var (clerk, session, reviewer) = await Registered();
        await Lock(reviewer.Id);

        var result = await portal.SendAs(clerk, new SwitchReviewerLock(session.Id, reviewer.Id, Locked: false));

        var after = (await portal.ReviewersOf(session.Id)).Single(r => r.Id == reviewer.Id);
        Assert.False(result.Failed);
        Assert.Equal((false, 0, reviewer.PasswordHash), (after.IsLocked, after.FailedAttempts, after.PasswordHash));
        Assert.Null(Assert.Single(after.Links).RevokedAt);
    }

    [Fact]
    public async Task A_lock_by_hand_shuts_out_a_right_entry_outlasts_new_passwords_and_ends_with_the_same_link()
    {
        var (clerk, session, reviewer) = await Registered();

        await portal.SendAs(clerk, new SwitchReviewerLock(session.Id, reviewer.Id, Locked: true));
        await portal.SendAs(clerk, new SwitchReviewerLock(session.Id, reviewer.Id, Locked: true));
        await portal.SendAs(clerk, new RenewViewingPasswords(session.Id, null, ViewingPasswordChoice.OneForAll, null, false));
        var locked = (await portal.SendAs(clerk, new GetViewingStatus(session.Id)))!.Reviewers.Single(r => r.Id == reviewer.Id);
        var home = await portal.SendAs(clerk, new FindInsurerHome());
        await portal.SendAs(clerk, new SwitchReviewerLock(session.Id, reviewer.Id, Locked: false));

        var after = (await portal.ReviewersOf(session.Id)).Single(r => r.Id == reviewer.Id);
        Assert.Equal((ReviewerState.Locked, true, false), (locked.State, locked.IsLockedByHand, locked.NeedsHelp));
        Assert.Empty(home.Troubled);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == reviewer.Id && e.Action == SwitchReviewerLock.AuditedLock)));
        Assert.False(after.IsLocked);
        Assert.Null(Assert.Single(after.Links).RevokedAt);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Sending_again_keeps_the_old_link_and_renewing_kills_it(bool renew, int dead)
    {
        var (clerk, session, reviewer) = await Registered();
        await Lock(reviewer.Id);

        await portal.SendAs(clerk, new SendLinkAgain(session.Id, reviewer.Id, renew));
        await portal.SendAs(clerk, new SendLinkAgain(session.Id, reviewer.Id, renew));

        var after = (await portal.ReviewersOf(session.Id)).Single(r => r.Id == reviewer.Id);
        Assert.Equal((2, dead), (after.Links.Count, after.Links.Count(l => l.RevokedAt is not null)));
        Assert.Equal(!renew, after.IsLocked);
        var open = (await portal.MailsOf(session.Id)).Where(m => m.Mail.AboutId == reviewer.Id && m.Mail.IsOpen).ToList();
        Assert.Equal(Assert.Single(after.Records).MailId, Assert.Single(open).Mail.Id);
    }

    [Fact]
    public async Task A_corrected_address_gets_a_new_link_and_the_old_one_is_dead()
    {
        var (clerk, session, reviewer) = await Registered();

        var result = await portal.SendAs(clerk, new CorrectReviewerAddress(session.Id, reviewer.Id, "Ｎew@example.jp", true));

        var after = (await portal.ReviewersOf(session.Id)).Single(r => r.Id == reviewer.Id);
        var mails = (await portal.MailsOf(session.Id)).Where(m => m.Mail.AboutId == reviewer.Id).ToList();
        Assert.Empty(result.Errors);
        Assert.Equal(("New@example.jp", "new@example.jp"), (after.Email, after.EmailKey));
        Assert.Equal(1, after.Links.Count(l => l.RevokedAt is null));
        Assert.Equal([MailStatus.Withdrawn, MailStatus.Waiting], mails.Select(m => m.Mail.Status));
        Assert.Equal("New@example.jp", mails[1].Mail.Recipient);
        Assert.Equal("New@example.jp", await portal.InDatabase(db => db.Reviewers.Where(r => r.Id == reviewer.ReviewerId).Select(r => r.Email).SingleAsync()));
    }

    [Fact]
    public async Task The_address_of_a_colleague_or_the_same_one_is_refused()
    {
        var (clerk, session, reviewer) = await Registered();
        var other = (await portal.ReviewersOf(session.Id))[1];

        Assert.Equal([ViewingErrors.SameAddress], (await portal.SendAs(clerk, new CorrectReviewerAddress(session.Id, reviewer.Id, reviewer.Email, false))).Errors);
        Assert.Equal([ViewingErrors.AddressOfAnother], (await portal.SendAs(clerk, new CorrectReviewerAddress(session.Id, reviewer.Id, other.Email, false))).Errors);
        Assert.True((await portal.SendAs(clerk, new CorrectReviewerAddress(session.Id, reviewer.Id, "a@b", false))).Failed);
    }

    [Fact]
    public async Task Only_those_who_have_not_read_and_are_not_locked_are_reminded_once_a_click()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk, reviewers: 3);
        await portal.Register(clerk, session.Id);
        var reviewers = await portal.ReviewersOf(session.Id);
        await portal.InDatabase(async db =>
        {
            (await db.ViewingRecords.SingleAsync(v => v.SessionReviewerId == reviewers[0].Id)).Viewed(portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await Lock(reviewers[1].Id);

        var first = await portal.SendAs(clerk, new RemindUnreadReviewers(session.Id));
        var second = await portal.SendAs(clerk, new RemindUnreadReviewers(session.Id));

        var reminder = Assert.Single(await portal.MailsOf(session.Id), m => m.Mail.Kind == nameof(ReviewPapersReminderMail));
        Assert.Equal((1, 0), (first.Value, second.Value));
        Assert.Equal(reviewers[2].Id, reminder.Mail.AboutId);
    }

    [Fact]
    public async Task New_passwords_open_a_gate_that_wrong_entries_had_closed()
    {
        var (clerk, session, reviewer) = await Registered();
        await portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == session.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.FailedAttempts, ReviewSession.MaxFailedAttempts)));

        var one = await portal.SendAs(clerk, new RenewViewingPasswords(session.Id, reviewer.Id, ViewingPasswordChoice.OneForEach, null, false));
        var closed = await FailuresOf(session.Id);
        var all = await portal.SendAs(clerk, new RenewViewingPasswords(session.Id, null, ViewingPasswordChoice.OneForAll, null, false));

        Assert.Equal((1, 2), (one.Value.List.Count, all.Value.List.Count));
        Assert.Equal((ReviewSession.MaxFailedAttempts, 0), (closed, await FailuresOf(session.Id)));
        var hasher = portal.Services.GetRequiredService<ViewingPasswordHasher>();
        Assert.All(await portal.ReviewersOf(session.Id), r => Assert.True(hasher.Matches(r.PasswordHash, all.Value.List[0].Password)));
    }

    [Fact]
    public async Task Nothing_can_be_done_to_the_reviewers_of_another_insurer()
    {
        var (_, session, reviewer) = await Registered();
        var stranger = await portal.NewClerk();

        Assert.All(
            new[]
            {
                (await portal.SendAs(stranger, new SwitchReviewerLock(session.Id, reviewer.Id, Locked: false))).Errors,
                (await portal.SendAs(stranger, new SendLinkAgain(session.Id, reviewer.Id, true))).Errors,
                (await portal.SendAs(stranger, new CorrectReviewerAddress(session.Id, reviewer.Id, "x@example.jp", false))).Errors,
                (await portal.SendAs(stranger, new RemindUnreadReviewers(session.Id))).Errors,
                (await portal.SendAs(stranger, new SendHeldMail(session.Id, reviewer.Id))).Errors,
                (await portal.SendAs(stranger, new RenewViewingPasswords(session.Id, null, ViewingPasswordChoice.OneForAll, null, false))).Errors,
            },
            errors => Assert.Equal([RegistrationErrors.NotFound], errors));
    }

    [Theory]
    [InlineData(true, true, MailStatus.Undeliverable, ReviewerState.Locked)]
    [InlineData(false, true, MailStatus.Undeliverable, ReviewerState.Read)]
    [InlineData(false, false, MailStatus.Undeliverable, ReviewerState.Undeliverable)]
    [InlineData(false, false, MailStatus.Waiting, ReviewerState.Waiting)]
    [InlineData(false, false, MailStatus.Retrying, ReviewerState.Retrying)]
    [InlineData(false, false, MailStatus.HeldBack, ReviewerState.HeldBack)]
    [InlineData(false, false, MailStatus.Sent, ReviewerState.Unread)]
    [InlineData(false, false, null, ReviewerState.Unread)]
    public void The_state_that_needs_help_most_is_shown(bool locked, bool read, MailStatus? mail, ReviewerState expected) =>
        Assert.Equal(expected, ReviewerStates.Of(locked, read, mail));

    private async Task<(TestUser Clerk, ReviewSession Session, SessionReviewer Reviewer)> Registered()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        return (clerk, session, (await portal.ReviewersOf(session.Id))[0]);
    }

    private Task<int> Lock(Guid reviewerId) => portal.InDatabase(db => db.SessionReviewers.Where(r => r.Id == reviewerId)
        .ExecuteUpdateAsync(r => r.SetProperty(x => x.FailedAttempts, 10).SetProperty(x => x.LockedAt, portal.Clock.Now)));

    private Task<int> FailuresOf(Guid sessionId) =>
        portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == sessionId).Select(s => s.FailedAttempts).SingleAsync());
}
