using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>締切の後の変更: twice, at once, and while the surveys themselves move.</summary>
public sealed class SurveyReopeningRaceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_same_form_sent_twice_and_at_once_reopens_once()
    {
        var (clerk, survey) = await AnsweredAsync();
        var official = await portal.NewOfficial(AccountRole.Operator);
        var reopen = Reopen(survey, clerk, Guid.CreateVersion7());

        var both = await Task.WhenAll(portal.SendAs(official, reopen), portal.SendAs(official, reopen));
        var again = await portal.SendAs(official, reopen);

        Assert.All(both.Append(again), result => Assert.Empty(result.Errors));
        Assert.Single((await portal.SendAs(clerk, new FindMySurvey()))!.Reopenings);
        Assert.Single(await portal.MailsTo(clerk, nameof(SurveyChangeRepliedMail)));
    }

    [Fact]
    public async Task Two_officials_at_once_reopen_once_and_the_second_is_told()
    {
        var (clerk, survey) = await AnsweredAsync();
        var (one, two) = (await portal.NewOfficial(AccountRole.Operator), await portal.NewOfficial(AccountRole.Operator));

        var both = await Task.WhenAll(
            portal.SendAs(one, Reopen(survey, clerk, Guid.CreateVersion7())), portal.SendAs(two, Reopen(survey, clerk, Guid.CreateVersion7())));

        Assert.Equal([SurveyErrors.AlreadyReopened], both.SelectMany(r => r.Errors));
        Assert.Single(await portal.MailsTo(clerk, nameof(SurveyChangeRepliedMail)));
    }

    [Fact]
    public async Task An_older_survey_is_not_reopened_but_what_waits_there_can_be_refused()
    {
        var (clerk, survey) = await AnsweredAsync();
        await portal.SendAs(clerk, new AskForSurveyChange(survey.Id, "変えたい。"));
        var waiting = (await portal.SendAs(clerk, new FindMySurvey()))!.Waiting!.Id;
        var next = await portal.NewSurvey();
        var official = await portal.NewOfficial(AccountRole.Operator);
        var grant = Reopen(survey, clerk, Guid.CreateVersion7(), next.ClosesOn) with { RequestId = waiting };

        Assert.Equal([SurveyErrors.NotNewest], (await portal.SendAs(official, grant)).Errors);
        Assert.True((await portal.SendAs(official, new FindSurveyInsurer(survey.Id, clerk.InsurerId!.Value)))!.MayReply);
        Assert.Empty((await portal.SendAs(official, grant with { IsGranted = false })).Errors);
        Assert.Equal([SurveyErrors.NotNewest], (await portal.SendAs(official, grant with { RequestId = null })).Errors);
        Assert.False((await portal.SendAs(official, new FindSurveyInsurer(survey.Id, clerk.InsurerId.Value)))!.MayReply);
    }

    [Fact]
    public async Task A_later_last_day_settles_what_waits_for_a_reply()
    {
        var (clerk, survey) = await AnsweredAsync();
        await portal.SendAs(clerk, new AskForSurveyChange(survey.Id, "変えたい。"));
        var official = await portal.NewOfficial(AccountRole.Operator);
        var (version, later) = ((await portal.SendAs(official, new FindSurvey(survey.Id)))!.Version, survey.ClosesOn.AddDays(3));

        var moved = await portal.SendAs(
            official, new ChangeSurvey(survey.Id, version, survey.Title, survey.OpensOn.ToJapanText(), later.ToJapanText()));

        Assert.Empty(moved.Errors);
        var reopening = Assert.Single((await portal.SendAs(clerk, new FindMySurvey()))!.Reopenings);
        Assert.Equal((SurveyReopeningState.Granted, later), (reopening.State, reopening.Until!.Value));
        Assert.Contains(later.ToJapanText(), Assert.Single(await portal.MailsTo(clerk, nameof(SurveyChangeRepliedMail))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_unknown_not_asked_or_not_begun_is_refused()
    {
        var (clerk, survey) = await AnsweredAsync();
        var official = await portal.NewOfficial(AccountRole.Operator);
        var reopen = Reopen(survey, clerk, Guid.CreateVersion7());
        var board = People.NewInsurer();
        (board.HasInsurerFunction, board.Kind) = (false, InsurerKind.WideAreaUnion);
        await portal.Add(board);

        Assert.Equal([SurveyErrors.NotFound], (await portal.SendAs(official, reopen with { InsurerId = Guid.CreateVersion7() })).Errors);
        Assert.Equal([SurveyErrors.NotFound], (await portal.SendAs(official, reopen with { SurveyId = Guid.CreateVersion7() })).Errors);
        Assert.Equal([SurveyErrors.NotAsked], (await portal.SendAs(official, reopen with { InsurerId = board.Id })).Errors);
        Assert.Equal([SurveyErrors.NothingAsked], (await portal.SendAs(official, reopen with { IsGranted = false })).Errors);
        portal.GoTo(survey.OpensOn.AddDays(-1));
        Assert.Equal([SurveyErrors.NotBegun], (await portal.SendAs(official, reopen)).Errors);
    }

    [Fact]
    public async Task A_wrong_day_is_corrected_while_it_runs_and_told()
    {
        var (clerk, survey) = await AnsweredAsync();
        var official = await portal.NewOfficial(AccountRole.Operator);
        var (first, later) = (survey.ClosesOn.AddDays(5), survey.ClosesOn.AddDays(9));
        MoveSurveyReopening To(DateOnly shown, DateOnly until) => new(survey.Id, clerk.InsurerId!.Value, shown, until.ToJapanText());
        Assert.Equal([SurveyErrors.NotReopened], (await portal.SendAs(official, To(first, later))).Errors);
        await portal.SendAs(official, Reopen(survey, clerk, Guid.CreateVersion7()));

        Assert.Equal([SurveyErrors.UntilUnreadable], (await portal.SendAs(official, To(first, survey.ClosesOn))).Errors);
        Assert.Empty((await portal.SendAs(official, To(first, later))).Errors);
        Assert.Empty((await portal.SendAs(official, To(first, later))).Errors);
        Assert.Equal([SurveyErrors.UntilMoved], (await portal.SendAs(official, To(first, later.AddDays(1)))).Errors);

        Assert.Equal(later, (await portal.SendAs(clerk, new FindMySurvey()))!.Own.Until);
        Assert.Equal(2, (await portal.MailsTo(clerk, nameof(SurveyChangeRepliedMail))).Count);
        portal.GoTo(later.AddDays(1));
        Assert.Equal([SurveyErrors.NotReopened], (await portal.SendAs(official, To(later, later.AddDays(3)))).Errors);
    }

    private static AnswerSurveyChange Reopen(ReadinessSurvey survey, TestUser clerk, Guid newId, DateOnly? until = null) => new(
        survey.Id, clerk.InsurerId!.Value, null, newId, true, (until ?? survey.ClosesOn.AddDays(5)).ToJapanText(), "電話で聞きました。");

    /// <summary>Answered, and the day after the last one.</summary>
    private async Task<(TestUser Clerk, ReadinessSurvey Survey)> AnsweredAsync()
    {
        var survey = await portal.NewSurvey();
        var clerk = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        await portal.Answer(clerk, Surveys.Complete(await portal.NewVendor()));
        portal.GoTo(survey.ClosesOn.AddDays(1));
        return (clerk, survey);
    }
}
