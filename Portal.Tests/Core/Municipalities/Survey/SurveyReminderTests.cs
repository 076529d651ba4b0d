using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>回答のお願い.</summary>
public sealed class SurveyReminderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_who_has_not_answered_is_told_and_once_a_day()
    {
        var survey = await portal.NewSurvey();
        var (missing, answered) = (await NewAdministrator(), await NewAdministrator());
        await portal.Answer(answered, Surveys.Complete(await portal.NewVendor()));
        var official = await portal.NewOfficial(AccountRole.Operator);
        var tell = new RemindMissingInsurers(survey.Id, null);

        var told = await portal.SendAs(official, tell);
        var again = await portal.SendAs(official, tell);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        var nextDay = await portal.SendAs(official, tell);

        Assert.False(told.Failed);
        Assert.Equal([SurveyErrors.NobodyMissing], again.Errors);
        Assert.False(nextDay.Failed);
        Assert.Equal(2, (await portal.MailsTo(missing, nameof(SurveyReminderMail))).Count);
        Assert.Empty(await portal.MailsTo(answered, nameof(SurveyReminderMail)));
    }

    [Fact]
    public async Task Of_a_prefecture_only_its_own_are_told_and_outside_its_days_nobody()
    {
        var survey = await portal.NewSurvey();
        var clerk = await NewAdministrator();
        var code = await portal.InDatabase(db => db.Insurers.Where(i => i.Id == clerk.InsurerId).Select(i => i.InsurerNumber.Substring(0, 2)).SingleAsync());
        var official = await portal.NewOfficial(AccountRole.Operator);

        await portal.SendAs(official, new RemindMissingInsurers(survey.Id, code == "99" ? "98" : "99"));
        Assert.Empty(await portal.MailsTo(clerk, nameof(SurveyReminderMail)));
        await portal.SendAs(official, new RemindMissingInsurers(survey.Id, code));
        Assert.Single(await portal.MailsTo(clerk, nameof(SurveyReminderMail)));
        portal.GoTo(survey.ClosesOn.AddDays(1));
        Assert.Equal([SurveyErrors.NotOpen], (await portal.SendAs(official, new RemindMissingInsurers(survey.Id, null))).Errors);
    }

    [Fact]
    public async Task Seven_days_before_the_last_one_it_goes_by_itself_once_from_eight()
    {
        var survey = await portal.NewSurvey();
        var clerk = await NewAdministrator();
        portal.GoTo(survey.ClosesOn.AddDays(-8), 23);
        await DrainAsync();
        portal.GoTo(survey.ClosesOn.AddDays(-7), 7, 59);
        await DrainAsync();
        Assert.Empty(await portal.MailsTo(clerk, nameof(SurveyReminderMail)));

        portal.GoTo(survey.ClosesOn.AddDays(-7), 8);
        await DrainAsync();
        portal.GoTo(survey.ClosesOn.AddDays(-3), 8);
        await DrainAsync();

        Assert.Single(await portal.MailsTo(clerk, nameof(SurveyReminderMail)));
    }

    [Fact]
    public async Task A_later_last_day_is_reminded_of_once_more()
    {
        var survey = await portal.NewSurvey();
        var clerk = await NewAdministrator();
        portal.GoTo(survey.ClosesOn.AddDays(-7), 8);
        await DrainAsync();
        var official = await portal.NewOfficial(AccountRole.Operator);
        var view = (await portal.SendAs(official, new FindSurvey(survey.Id)))!;
        var later = survey.ClosesOn.AddDays(8);

        Assert.Empty((await portal.SendAs(official, new ChangeSurvey(
            survey.Id, view.Version, survey.Title, survey.OpensOn.ToJapanText(), later.ToJapanText()))).Errors);
        portal.GoTo(later.AddDays(-7), 8);
        await DrainAsync();

        Assert.Equal(2, (await portal.MailsTo(clerk, nameof(SurveyReminderMail))).Count);
    }

    private Task<TestUser> NewAdministrator() => portal.NewClerk(role: AccountRole.InsurerAdministrator);

    private async Task DrainAsync()
    {
        while (await portal.SendAsWorker(new RemindOfSurveys()))
        {
        }
    }
}
