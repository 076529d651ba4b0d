using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Corrections;

/// <summary>修正の期限: one mail before, one after, and nothing else.</summary>
public sealed class ReminderTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ReminderTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Three_days_before_and_on_passing_there_is_one_mail_each_from_eight_in_the_morning()
    {
        var (_, _, id) = await portal.NewReturnedApplication("Name");

        Assert.Equal(0, await MailsAfterAsync(id, 12, 16, 9));
        Assert.Equal(0, await MailsAfterAsync(id, 12, 17, 7));
        Assert.Equal(1, await MailsAfterAsync(id, 12, 17, 8));
        Assert.Equal(1, await MailsAfterAsync(id, 12, 18, 9));
        Assert.Equal(1, await MailsAfterAsync(id, 12, 20, 23));
        Assert.Equal(1, await MailsAfterAsync(id, 12, 21, 7));
        Assert.Equal(2, await MailsAfterAsync(id, 12, 21, 8));
        Assert.Equal(2, await MailsAfterAsync(id, 12, 31, 9));
        Assert.Equal(ApplicationStatus.Returned, (await portal.ApplicationOf(id)).Status);
        var mails = await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == id && m.Kind == nameof(CorrectionReminderMail))
            .OrderBy(m => m.Id).Select(m => m.Subject).ToListAsync());
        Assert.Equal((true, true), (mails[0].EndsWith("近づいています", StringComparison.Ordinal), mails[1].EndsWith("過ぎました", StringComparison.Ordinal)));
        Assert.Equal(2, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id && e.Action == "CorrectionReminded")));
    }

    [Fact]
    public async Task Two_workers_remind_once()
    {
        var (_, _, id) = await portal.NewReturnedApplication("Name");
        portal.Clock.Now = TestClock.InJapan(2026, 12, 18, 9);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.Run<RemindOfCorrections>())));

        Assert.Equal(1, await MailsAsync(id));
    }

    [Fact]
    public async Task Who_has_sent_it_again_or_withdrawn_is_left_in_peace()
    {
        var (applicant, _, sent) = await portal.NewReturnedApplication("Holder");
        await portal.MendHolder(applicant, sent, "ベツノナマエ");
        await portal.Resubmit(applicant, sent);
        var (other, _, withdrawn) = await portal.NewReturnedApplication("Holder");
        await portal.SendAs(other, new WithdrawApplication(withdrawn));
        var (_, examiner, taken) = await portal.NewReturnedApplication("Holder");
        await portal.SendAs(examiner, new TakeBackReturn(taken, 1));

        Assert.Equal(0, await MailsAfterAsync(sent, 12, 18, 9));
        Assert.Equal((0, 0), (await MailsAsync(withdrawn), await MailsAsync(taken)));
    }

    [Fact]
    public async Task A_due_day_within_three_days_is_not_told_on_the_day_of_the_return()
    {
        await portal.ChangeRules(rules => rules with { CorrectionDays = 2 });
        var (_, _, id) = await portal.NewReturnedApplication("Name");
        await portal.ChangeRules(rules => rules with { CorrectionDays = 30 });

        Assert.Equal(0, await MailsAfterAsync(id, 11, 20, 20));
        Assert.Equal(1, await MailsAfterAsync(id, 11, 21, 8));
    }

    private Task<int> MailsAfterAsync(Guid id, int month, int day, int hour) =>
        portal.MailsAfter<RemindOfCorrections>(id, nameof(CorrectionReminderMail), TestClock.InJapan(2026, month, day, hour));

    private Task<int> MailsAsync(Guid id) => portal.MailsAbout(id, nameof(CorrectionReminderMail));
}
