using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>締切の後の変更.</summary>
public sealed class SurveyReopeningTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task After_the_last_day_an_insurer_asks_and_answers_until_the_day_that_it_is_given()
    {
        var (clerk, form, survey) = await AnsweredAsync();
        var day = survey.ClosesOn.AddDays(5);
        Assert.Empty((await AskAsync(clerk, survey)).Errors);

        Assert.Empty((await ReplyAsync(survey, clerk, granted: true, until: day)).Errors);
        portal.GoTo(day, 23, 59);
        await portal.Answer(clerk, form with { WishedMonth = "令和9年7月" });
        await portal.Save(clerk, form with { WishedMonth = "令和9年8月" });
        portal.GoTo(day.AddDays(1), 0);

        Assert.Equal([SurveyErrors.Closed], (await portal.Send(clerk)).Errors);
        Assert.Equal(2, (await portal.ReceiptsOf(clerk)).Count);
        Assert.Contains(day.ToJapanText(), Assert.Single(await portal.MailsTo(clerk, nameof(SurveyChangeRepliedMail))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_open_or_already_asked_nothing_is_asked()
    {
        var (clerk, _, survey) = await AnsweredAsync();
        await AskAsync(clerk, survey);

        var again = await AskAsync(clerk, survey);
        var blank = await portal.SendAs(clerk, new AskForSurveyChange(survey.Id, " "));
        var tooLong = await portal.SendAs(clerk, new AskForSurveyChange(survey.Id, new string('あ', 501)));
        var hidden = await portal.SendAs(clerk, new AskForSurveyChange(survey.Id, "理由\u200B"));
        portal.GoTo(survey.ClosesOn);
        var open = await AskAsync(clerk, survey);

        Assert.Equal([SurveyErrors.AlreadyAsked], again.Errors);
        Assert.Equal([SurveyErrors.ReasonMissing], blank.Errors);
        Assert.Equal([SurveyErrors.ReasonTooLong], tooLong.Errors);
        Assert.Equal([SurveyErrors.ReasonHidden], hidden.Errors);
        Assert.Equal([SurveyErrors.NoNeedToAsk], open.Errors);
    }

    [Fact]
    public async Task A_refusal_says_why_and_the_answer_stays()
    {
        var (clerk, _, survey) = await AnsweredAsync();
        await AskAsync(clerk, survey);

        var silent = await ReplyAsync(survey, clerk, granted: false, words: "");
        var done = await ReplyAsync(survey, clerk, granted: false, words: "日程の案を、もうお送りしています。");

        Assert.Equal([SurveyErrors.ReasonMissing], silent.Errors);
        Assert.Empty(done.Errors);
        var view = (await portal.SendAs(clerk, new FindMySurvey()))!;
        Assert.Equal((SurveyStanding.Closed, "日程の案を、もうお送りしています。"), (view.Own.Standing, view.Reopenings[0].Reply));
        Assert.True(view.MayAskForChange);
    }

    [Fact]
    public async Task The_second_of_two_officials_does_not_reply_again()
    {
        var (clerk, _, survey) = await AnsweredAsync();
        await AskAsync(clerk, survey);
        var id = await WaitingOf(clerk);
        await ReplyAsync(survey, clerk, granted: true, until: survey.ClosesOn.AddDays(9));

        var second = await ReplyAsync(survey, clerk, granted: false, words: "いいえ", id: id);

        Assert.Equal([SurveyErrors.NothingAsked], second.Errors);
        Assert.Single(await portal.MailsTo(clerk, nameof(SurveyChangeRepliedMail)));
    }

    [Fact]
    public async Task What_was_heard_on_the_telephone_is_noted_and_reopens_too()
    {
        var (clerk, _, survey) = await AnsweredAsync();
        var official = await portal.NewOfficial(AccountRole.Operator);
        AnswerSurveyChange By(DateOnly until, string words) =>
            new(survey.Id, clerk.InsurerId!.Value, null, Guid.CreateVersion7(), true, until.ToJapanText(), words);

        Assert.Equal([SurveyErrors.UntilUnreadable], (await portal.SendAs(official, By(survey.ClosesOn, "電話で聞きました。"))).Errors);
        Assert.Equal([SurveyErrors.ReasonMissing], (await portal.SendAs(official, By(survey.ClosesOn.AddDays(3), ""))).Errors);
        Assert.Empty((await portal.SendAs(official, By(survey.ClosesOn.AddDays(3), "電話で聞きました。"))).Errors);
        Assert.Equal(SurveyStanding.Reopened, (await portal.SendAs(clerk, new FindMySurvey()))!.Own.Standing);
        portal.GoTo(survey.ClosesOn);
        Assert.Equal([SurveyErrors.StillOpen], (await portal.SendAs(official, By(survey.ClosesOn, "電話"))).Errors);
    }

    /// <summary>Answered, and the day after the last one.</summary>
    private async Task<(TestUser Clerk, SurveyForm Form, ReadinessSurvey Survey)> AnsweredAsync()
    {
        var survey = await portal.NewSurvey();
        var clerk = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var form = Surveys.Complete(await portal.NewVendor());
        await portal.Answer(clerk, form);
        portal.GoTo(survey.ClosesOn.AddDays(1));
        return (clerk, form, survey);
    }

    private Task<Portal.Core.Results.Result> AskAsync(TestUser clerk, ReadinessSurvey survey) =>
        portal.SendAs(clerk, new AskForSurveyChange(survey.Id, "希望の月が変わりました。"));

    private async Task<Portal.Core.Results.Result> ReplyAsync(
        ReadinessSurvey survey, TestUser clerk, bool granted, DateOnly? until = null, string words = "", Guid? id = null) => await portal.SendAs(
            await portal.NewOfficial(AccountRole.Operator),
            new AnswerSurveyChange(survey.Id, clerk.InsurerId!.Value, id ?? await WaitingOf(clerk), Guid.CreateVersion7(), granted, until?.ToJapanText(), words));

    private Task<Guid> WaitingOf(TestUser clerk) => portal.InDatabase(db => db.SurveyReopenings
        .Where(r => r.InsurerId == clerk.InsurerId && r.State == SurveyReopeningState.Waiting).Select(r => r.Id).SingleAsync());
}
