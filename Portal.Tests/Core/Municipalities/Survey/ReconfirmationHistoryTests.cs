using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>再確認の経過: what closes a question, what brings it back, and who is told.</summary>
public sealed class ReconfirmationHistoryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_question_that_another_members_answer_brings_back_is_told_and_remembered()
    {
        await portal.NewSurvey();
        var (members, vendor) = (await portal.NewMembers(2), await portal.NewVendor());
        var (same, other) = (Surveys.Complete(vendor), Surveys.Complete(vendor) with { WishedMonth = "令和9年5月" });
        await portal.Answer(members[0], same);
        await portal.Answer(members[1], other);
        await portal.AskAgain(members[0]);
        await portal.Answer(members[1], same);

        await portal.Answer(members[1], other);

        var mine = Assert.Single(await portal.SendAs(members[0], new FindMyReconfirmations()));
        Assert.Equal(ReconfirmationState.Waiting, mine.Question.State);
        Assert.Equal(
            [ReconfirmationStepKind.TakenUp, ReconfirmationStepKind.Settled, ReconfirmationStepKind.Asked], mine.Steps.Select(s => s.Kind));
        Assert.Equal(2, (await portal.MailsTo(members[0], nameof(ReconfirmationMail))).Count);
        Assert.Empty(await portal.MailsTo(members[1], nameof(ReconfirmationMail)));
    }

    [Fact]
    public async Task Who_brings_back_ones_own_question_is_not_written_to()
    {
        var (clerk, form, _) = await AskedAsync();
        await portal.Answer(clerk, form with { WishedMonth = "令和9年7月" });

        await portal.Answer(clerk, form);

        Assert.Equal(ReconfirmationState.Waiting, Assert.Single(await portal.QuestionsOf(clerk)).State);
        Assert.Single(await portal.MailsTo(clerk, nameof(ReconfirmationMail)));
    }

    [Fact]
    public async Task The_vendors_month_closes_a_question_and_brings_it_back()
    {
        var (clerk, _, vendor) = await AskedAsync();

        await MonthAsync(vendor, "令和9年1月");
        Assert.Equal(ReconfirmationState.Settled, Assert.Single(await portal.QuestionsOf(clerk)).State);
        await MonthAsync(vendor, "令和9年6月");

        Assert.Equal(ReconfirmationState.Waiting, Assert.Single(await portal.QuestionsOf(clerk)).State);
        Assert.Equal(2, (await portal.MailsTo(clerk, nameof(ReconfirmationMail))).Count);
    }

    [Fact]
    public async Task An_insurer_that_is_not_asked_any_more_has_no_question()
    {
        var (clerk, _, _) = await AskedAsync();
        var official = await portal.NewOfficial(AccountRole.Operator);
        var view = (await portal.SendAs(official, new FindInsurer(clerk.InsurerId!.Value)))!;

        var changed = await portal.SendAs(official, new ChangeInsurer(
            clerk.InsurerId.Value, view.Version, view.Name, InsurerKind.WideAreaUnion, "442011 大分市", HasInsurerFunction: false));

        Assert.Empty(changed.Errors);

        Assert.Equal(ReconfirmationState.Settled, Assert.Single(await portal.QuestionsOf(clerk)).State);
    }

    [Fact]
    public async Task Every_explanation_stays_with_who_gave_it_and_when()
    {
        var (clerk, _, _) = await AskedAsync();
        var id = (await portal.QuestionsOf(clerk))[0].Id;
        await portal.SendAs(clerk, new ExplainAnswer(id, "はじめの理由"));

        await portal.SendAs(clerk, new ExplainAnswer(id, "書き直した理由"));

        var steps = Assert.Single(await portal.SendAs(clerk, new FindMyReconfirmations())).Steps;
        Assert.Equal(["書き直した理由", "はじめの理由", ""], steps.Select(s => s.Words));
        Assert.All(steps, s => Assert.NotNull(s.By));
    }

    [Fact]
    public async Task An_accepted_explanation_ends_the_question_until_its_facts_change()
    {
        var (clerk, form, _) = await AskedAsync();
        var id = (await portal.QuestionsOf(clerk))[0].Id;
        Assert.Equal([ReconfirmationErrors.NothingToAccept], (await AcceptAsync(id, "")).Errors);
        await portal.SendAs(clerk, new ExplainAnswer(id, "決めています。"));

        Assert.Equal([ReconfirmationErrors.NothingToAccept], (await AcceptAsync(id, "読んでいない理由")).Errors);
        Assert.Equal([ReconfirmationErrors.NotFound], (await AcceptAsync(Guid.CreateVersion7(), "決めています。")).Errors);
        var twice = await Task.WhenAll(AcceptAsync(id, "決めています。"), AcceptAsync(id, "決めています。"));

        Assert.All(twice, result => Assert.Empty(result.Errors));
        Assert.Equal([ReconfirmationErrors.Settled], (await portal.SendAs(clerk, new ExplainAnswer(id, "もう一つ"))).Errors);
        await portal.Answer(clerk, form with { WishedMonth = "令和9年7月" });
        await portal.Answer(clerk, form);
        var mine = Assert.Single(await portal.SendAs(clerk, new FindMyReconfirmations()));
        Assert.Equal(ReconfirmationState.Accepted, mine.Question.State);
        Assert.Single(mine.Steps, s => s.Kind == ReconfirmationStepKind.Accepted);
    }

    [Fact]
    public async Task All_are_sent_only_as_they_were_shown_and_once_by_two_at_once()
    {
        await portal.NewSurvey();
        var clerk = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var form = Surveys.Complete(await portal.NewVendor("令和9年6月"));
        await portal.Answer(clerk, form);
        var official = await portal.NewOfficial(AccountRole.Operator);
        var old = (await portal.SendAs(official, new FindReconfirmations(null, 1))).Shown;
        await portal.Answer(clerk, form with { WishedMonth = "令和9年3月" });
        var shown = (await portal.SendAs(official, new FindReconfirmations(null, 1))).Shown;

        Assert.Equal([ReconfirmationErrors.ListChanged], (await portal.SendAs(official, new SendReconfirmations([], old))).Errors);
        Assert.Equal([ReconfirmationErrors.NothingToSend], (await portal.SendAs(official, new SendReconfirmations([]))).Errors);
        var both = await Task.WhenAll(
            portal.SendAs(official, new SendReconfirmations([], shown)), portal.SendAs(official, new SendReconfirmations([], shown)));

        Assert.Equal([ReconfirmationErrors.NothingToSend], both.SelectMany(r => r.Errors));
        Assert.Single(await portal.QuestionsOf(clerk));
        Assert.Single(await portal.MailsTo(clerk, nameof(ReconfirmationMail)));
        var beyond = await portal.SendAs(official, new FindReconfirmations(null, 999));
        Assert.Equal((1, beyond.Asked.Count), (beyond.Page, beyond.Count));
    }

    private async Task<Result> AcceptAsync(Guid id, string words) =>
        await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new AcceptExplanation(id, SurveyForm.MarkOf(words)));

    private async Task MonthAsync(Guid vendor, string month)
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var view = (await portal.SendAs(official, new FindSystemVendor(vendor)))!;
        portal.Clock.Now = portal.Clock.Now.AddMinutes(1);
        Assert.Empty((await portal.SendAs(official, new ChangeSystemVendor(vendor, view.Version, view.Name, month))).Errors);
    }

    /// <summary>Earlier than the vendor can, and asked.</summary>
    private async Task<(TestUser Clerk, SurveyForm Form, Guid Vendor)> AskedAsync()
    {
        await portal.NewSurvey();
        var clerk = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var vendor = await portal.NewVendor("令和9年6月");
        var form = Surveys.Complete(vendor);
        await portal.Answer(clerk, form);
        await portal.AskAgain(clerk);
        return (clerk, form, vendor);
    }
}
