using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Examination;

/// <summary>From 受付 to 決定, by two persons.</summary>
public sealed class DecisionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_second_person_grants_what_the_first_proposed_and_the_applicant_is_told()
    {
        var (applicant, id) = await portal.NewSentApplication();
        var (examiner, approver) = (await portal.NewExaminer(), await portal.NewExaminer());
        await portal.Propose(examiner, id);

        var own = await portal.Decide(examiner, id);
        var decided = await portal.Decide(approver, id);

        var application = await portal.ApplicationOf(id);
        var letter = await portal.DecisionOf(id);
        Assert.Equal([ExaminationErrors.NeedsAnotherPerson], own.Errors);
        Assert.Empty(decided.Errors);
        Assert.Equal((ApplicationStatus.Granted, 64_000), (application.Status, application.GrantedYen));
        Assert.Equal(
            (true, (int?)64_000, examiner.AccountId!.Value, approver.AccountId!.Value),
            (letter.Grants, letter.AmountYen, letter.ProposedById, letter.DecidedById));
        Assert.Matches("^国中助第8-[0-9]+号$", letter.LetterNumber);
        var mail = await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.AboutId == id && m.Kind == nameof(DecisionMail)));
        Assert.Contains(application.ReceiptNumber!, mail.Body!, StringComparison.Ordinal);
        Assert.Contains("交付を決定しました", mail.Body!, StringComparison.Ordinal);
        Assert.Equal(
            ["SubsidyApplicationStarted", "SubsidyApplicationSubmitted", "ExaminationTaken", "DecisionProposed", "ApplicationDecided"],
            await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == id && e.ObjectKind == nameof(SubsidyApplication))
                .OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Theory]
    [InlineData(true, "64,000", "", null)]
    [InlineData(true, "６３０００", "領収書の額に合わせました。", null)]
    [InlineData(true, "70,000", "領収書を確かめ直しました。", null)]
    [InlineData(true, "63,000", "", "Reason")]
    [InlineData(true, "70,000", " ", "Reason")]
    [InlineData(true, "0", "理由", "Amount")]
    [InlineData(true, "六万円", "理由", "Amount")]
    [InlineData(true, "", "理由", "Amount")]
    [InlineData(false, "", "対象外の費用です。", null)]
    [InlineData(false, "64,000", "", "Reason")]
    [InlineData(null, "64,000", "", "Grants")]
    public async Task A_proposal_says_what_and_where_it_differs_from_the_rules_why(bool? grants, string amount, string reason, string? field)
    {
        var (_, id) = await portal.NewSentApplication();
        var examiner = await portal.NewExaminer();
        await portal.SendAs(examiner, new TakeExamination(id));

        var result = await portal.SendAs(examiner, new ProposeDecision(id, (await portal.Look(examiner, id)).Version, grants, amount, reason));

        Assert.Equal(field, result.Errors.Select(e => e.Field).SingleOrDefault());
        Assert.Equal(field is null, (await portal.Look(examiner, id)).Proposal is not null);
    }

    [Fact]
    public async Task What_is_denied_goes_back_to_the_budget_and_the_office_may_apply_again()
    {
        var (applicant, id) = await portal.NewSentApplication();
        var before = await TakenAsync();
        await portal.Propose(await portal.NewExaminer(), id, grants: false, amount: "", reason: "領収書が受付期間の外の日付です。");
        await portal.Decide(await portal.NewExaminer(), id);

        var again = await portal.SendAs(applicant, new StartApplication());

        Assert.Equal(-64_000, await TakenAsync() - before);
        Assert.False(again.Failed);
        Assert.NotEqual(id, again.Value);
        Assert.Equal((ApplicationStatus.Denied, (int?)null), ((await portal.ApplicationOf(id)).Status, (await portal.ApplicationOf(id)).GrantedYen));
    }

    [Fact]
    public async Task What_is_granted_for_less_gives_the_rest_back_and_the_office_does_not_apply_twice()
    {
        var (applicant, id) = await portal.NewSentApplication();
        var before = await TakenAsync();
        await portal.Propose(await portal.NewExaminer(), id, amount: "60,000", reason: "領収書の額に合わせました。");
        await portal.Decide(await portal.NewExaminer(), id);

        Assert.Equal(-4_000, await TakenAsync() - before);
        Assert.Equal([ApplicationErrors.AlreadyApplied], (await portal.SendAs(applicant, new StartApplication())).Errors);
        Assert.Equal([ApplicationErrors.NotWithdrawable], (await portal.SendAs(applicant, new WithdrawApplication(id))).Errors);
    }

    [Fact]
    public async Task Two_who_decide_at_once_and_an_applicant_who_withdraws_meanwhile_leave_one_outcome()
    {
        var (applicant, id) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), id);
        var before = await TakenAsync();
        var (first, second) = (await portal.NewExaminer(), await portal.NewExaminer());

        await Task.WhenAll(
            Task.Run(() => portal.Decide(first, id)), Task.Run(() => portal.Decide(second, id)),
            Task.Run(() => portal.SendAs(applicant, new WithdrawApplication(id))));

        var application = await portal.ApplicationOf(id);
        var decisions = await portal.InDatabase(db => db.SubsidyDecisions.CountAsync(d => d.ApplicationId == id));
        Assert.Equal(application.Status == ApplicationStatus.Granted ? (1, 0L) : (0, -64_000L), (decisions, await TakenAsync() - before));
        Assert.Contains(application.Status, new[] { ApplicationStatus.Granted, ApplicationStatus.Withdrawn });
    }

    [Fact]
    public async Task No_two_letters_have_the_same_number_and_none_is_left_out()
    {
        var ids = new List<Guid>();
        for (var n = 0; n < 6; n++)
        {
            var (_, id) = await portal.NewSentApplication();
            await portal.Propose(await portal.NewExaminer(), id);
            ids.Add(id);
        }

        var approver = await portal.NewExaminer();
        await Task.WhenAll(ids.Select(id => Task.Run(() => portal.Decide(approver, id))));

        var numbers = await portal.InDatabase(db => db.SubsidyDecisions.Where(d => d.FiscalYear == 2026).Select(d => d.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        Assert.Equal(6, await portal.InDatabase(db => db.SubsidyDecisions.CountAsync(d => ids.Contains(d.ApplicationId))));
    }

    [Fact]
    public async Task Only_who_has_taken_it_proposes_and_a_sent_back_proposal_is_made_anew()
    {
        var (_, id) = await portal.NewSentApplication();
        var (examiner, other) = (await portal.NewExaminer(), await portal.NewExaminer());
        var untaken = await portal.SendAs(examiner, new ProposeDecision(id, 0, true, "64,000", null));
        await portal.Propose(examiner, id);
        var twice = await portal.SendAs(examiner, new ProposeDecision(id, (await portal.Look(examiner, id)).Version, true, "64,000", null));

        var stale = (await portal.Look(other, id)).Version;
        Assert.Empty((await portal.SendAs(other, new SendBackProposal(id, stale, "領収書をもう一度見てください。"))).Errors);
        var decided = await portal.Decide(other, id);
        var view = await portal.Look(examiner, id);
        await portal.Propose(examiner, id);

        Assert.Equal([ExaminationErrors.NotTaken], untaken.Errors);
        Assert.Equal([ExaminationErrors.AlreadyProposed], twice.Errors);
        Assert.Equal([ExaminationErrors.NothingProposed], decided.Errors);
        Assert.Equal((null, "領収書をもう一度見てください。"), (view.Proposal, view.SentBackReason));
        Assert.Equal([Portal.Core.Results.ConflictErrors.ChangedMeanwhile], (await portal.SendAs(other, new DecideApplication(id, stale))).Errors);
    }

    [Fact]
    public async Task A_character_that_cannot_be_printed_stops_the_decision_and_is_named()
    {
        var applicant = await portal.NewOfficeUser();
        var draft = await portal.NewCompleteDraft(applicant);
        await portal.SavePart(applicant, draft, new ApplicationForm { Basics = new BasicsForm("訪問介護😀みどり", "870-0046", "大分県大分市荷揚町2-31", "097-000-1234") });
        await portal.SendAs(applicant, new SubmitApplication(draft, true));
        await portal.Propose(await portal.NewExaminer(), draft);

        var result = await portal.Decide(await portal.NewExaminer(), draft);

        Assert.Equal([ExaminationErrors.Unprintable("😀")], result.Errors);
        Assert.Equal(ApplicationStatus.UnderReview, (await portal.ApplicationOf(draft)).Status);
    }

    [Fact]
    public async Task A_character_in_the_settings_is_told_as_one_of_the_settings()
    {
        var (_, id) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), id);
        var settings = portal.Services.GetRequiredService<IConfiguration>();
        settings["Letters:Name"] = "審査 😀";

        var result = await portal.Decide(await portal.NewExaminer(), id);

        settings["Letters:Name"] = "";
        Assert.Equal([ExaminationErrors.SenderUnprintable("😀")], result.Errors);
    }

    [Fact]
    public async Task Oddities_are_pointed_out()
    {
        await portal.NewSentApplication();
        var (_, second) = await portal.NewSentApplication();

        var view = await portal.Look(await portal.NewExaminer(), second);

        Assert.Contains(view.Oddities, o => o.About == ApplicationSection.Account && o.ApplicationId is not null);
        Assert.Contains(view.Oddities, o => o.About == ApplicationSection.Basics && o.Text.StartsWith("名称が登録簿と違います", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_letter_is_checked_by_its_code_and_belongs_to_its_office_alone()
    {
        var (_, id) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), id);
        await portal.Decide(await portal.NewExaminer(), id);
        var decision = await portal.DecisionOf(id);
        var written = VerificationCode.Written(decision.VerificationCode);

        var found = await portal.SendAs(TestUser.Visitor, new VerifyLetter(written.ToLowerInvariant().Replace('0', 'o')));
        var wrong = await portal.SendAs(TestUser.Visitor, new VerifyLetter("0000-0000-0000-0000"));
        var shortOne = await portal.SendAs(TestUser.Visitor, new VerifyLetter("7K4M"));

        Assert.Equal((decision.LetterNumber, 64_000), (found.Value.LetterNumber, found.Value.AmountYen));
        Assert.Equal([VerifyLetterErrors.Unknown], wrong.Errors);
        Assert.Equal([VerifyLetterErrors.Missing], shortOne.Errors);
        Assert.Null(await portal.SendAs(await portal.NewOfficeUser(), new OpenDecisionLetter(id)));
        Assert.Null(await portal.SendAs(await portal.NewClerk(), new OpenDecisionLetter(id)));
    }

    [Fact]
    public async Task A_draft_is_nobodys_business_but_its_offices()
    {
        var applicant = await portal.NewOfficeUser();
        var draft = await portal.NewCompleteDraft(applicant);
        var examiner = await portal.NewExaminer();

        Assert.Null(await portal.SendAs(examiner, new FindExamination(draft)));
        Assert.Equal([ExaminationErrors.NotFound], (await portal.SendAs(examiner, new TakeExamination(draft))).Errors);
        Assert.DoesNotContain((await portal.SendAs(examiner, new ListExaminations(new("all", false, null), 1))).Rows, r => r.Id == draft);
    }

    private Task<long> TakenAsync() => portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => (long)b.TakenYen));
}
