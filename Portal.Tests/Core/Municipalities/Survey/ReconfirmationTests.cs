using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>再確認, from the contradiction that is found to the answer.</summary>
public sealed class ReconfirmationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_stands_against_each_other_is_asked_once_with_both_facts_and_one_mail()
    {
        var (clerk, _) = await TooEarlyAsync();

        var sent = await portal.AskAgain(clerk);
        var again = await portal.AskAgain(clerk);

        Assert.Equal(2, sent.Value);
        Assert.Equal([ReconfirmationErrors.NothingToSend], again.Errors);
        var questions = await portal.QuestionsOf(clerk);
        Assert.Equal([ReconfirmationReason.DefectiveAnswer, ReconfirmationReason.EarlierThanPossible], questions.Select(q => q.Reason).Order());
        Assert.All(questions, q => Assert.Equal("初期セットアップの希望は令和8年10月です", q.First));
        Assert.Single(await portal.MailsTo(clerk, nameof(ReconfirmationMail)));
    }

    [Fact]
    public async Task A_corrected_answer_closes_what_no_longer_stands_against_it_even_after_the_last_day()
    {
        var (clerk, form) = await TooEarlyAsync();
        await portal.AskAgain(clerk);
        portal.GoTo((await portal.SendAs(clerk, new FindMySurvey()))!.Own.Survey.ClosesOn.AddDays(2));

        await portal.Answer(clerk, form with { WishedMonth = "令和9年3月" });

        Assert.All(await portal.QuestionsOf(clerk), q => Assert.Equal(ReconfirmationState.Settled, q.State));
        Assert.Equal(SurveyStanding.Closed, (await portal.SendAs(clerk, new FindMySurvey()))!.Own.Standing);
    }

    [Fact]
    public async Task Without_a_question_nothing_is_corrected_after_the_last_day()
    {
        var (clerk, form) = await TooEarlyAsync();
        portal.GoTo((await portal.SendAs(clerk, new FindMySurvey()))!.Own.Survey.ClosesOn.AddDays(2));
        await portal.Save(clerk, form with { WishedMonth = "令和9年3月" });

        Assert.Equal([SurveyErrors.Closed], (await portal.Send(clerk)).Errors);
    }

    [Fact]
    public async Task Whoever_explains_stays_with_the_answer_and_is_not_asked_again()
    {
        var (clerk, _) = await TooEarlyAsync();
        await portal.AskAgain(clerk);
        var question = (await portal.QuestionsOf(clerk))[0];

        Assert.Equal([ReconfirmationErrors.WordsMissing], (await portal.SendAs(clerk, new ExplainAnswer(question.Id, " "))).Errors);
        Assert.Equal([ReconfirmationErrors.WordsTooLong], (await portal.SendAs(clerk, new ExplainAnswer(question.Id, new string('あ', 501)))).Errors);
        Assert.Equal([ReconfirmationErrors.WordsHidden], (await portal.SendAs(clerk, new ExplainAnswer(question.Id, "理由\u200B"))).Errors);
        Assert.Equal([ReconfirmationErrors.NotFound], (await portal.SendAs(await portal.NewClerk(), new ExplainAnswer(question.Id, "よその理由"))).Errors);
        Assert.Empty((await portal.SendAs(clerk, new ExplainAnswer(question.Id, "ベンダと決めています。"))).Errors);

        var explained = (await portal.QuestionsOf(clerk)).Single(q => q.Id == question.Id);
        Assert.Equal((ReconfirmationState.Explained, "ベンダと決めています。"), (explained.State, explained.Words));
        Assert.Equal([ReconfirmationErrors.NothingToSend], (await portal.AskAgain(clerk)).Errors);
    }

    [Fact]
    public async Task The_other_members_answer_closes_it_as_well()
    {
        await portal.NewSurvey();
        var (members, vendor) = (await portal.NewMembers(2), await portal.NewVendor());
        await portal.Answer(members[0], Surveys.Complete(vendor));
        await portal.Answer(members[1], Surveys.Complete(vendor) with { WishedMonth = "令和9年5月" });
        await portal.AskAgain(members[0]);

        await portal.Answer(members[1], Surveys.Complete(vendor));

        Assert.Equal(ReconfirmationState.Settled, Assert.Single(await portal.QuestionsOf(members[0])).State);
    }

    [Fact]
    public async Task The_same_facts_again_take_up_the_same_question()
    {
        var (clerk, form) = await TooEarlyAsync();
        await portal.AskAgain(clerk);
        var before = await portal.QuestionsOf(clerk);
        await portal.SendAs(clerk, new ExplainAnswer(before[0].Id, "決めています。"));
        await portal.Answer(clerk, form with { WishedMonth = "令和9年3月" });

        await portal.Answer(clerk, form);

        var after = await portal.QuestionsOf(clerk);
        Assert.Equal(before.Select(q => q.Id), after.Select(q => q.Id));
        Assert.Equal([ReconfirmationState.Explained, ReconfirmationState.Waiting], after.Select(q => q.State).OrderByDescending(s => s));
    }

    [Fact]
    public async Task A_settled_question_takes_no_explanation()
    {
        var (clerk, form) = await TooEarlyAsync();
        await portal.AskAgain(clerk);
        await portal.Answer(clerk, form with { WishedMonth = "令和9年3月" });

        var result = await portal.SendAs(clerk, new ExplainAnswer((await portal.QuestionsOf(clerk))[0].Id, "遅れました"));

        Assert.Equal([ReconfirmationErrors.Settled], result.Errors);
    }

    /// <summary>Earlier than the vendor can, and before the system conforms.</summary>
    private async Task<(TestUser Clerk, SurveyForm Form)> TooEarlyAsync()
    {
        await portal.NewSurvey();
        var clerk = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var form = Surveys.Complete(await portal.NewVendor("令和9年1月")) with { WishedMonth = "令和8年10月" };
        await portal.Answer(clerk, form);
        return (clerk, form);
    }
}
