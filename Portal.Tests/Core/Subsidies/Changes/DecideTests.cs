using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Changes;

/// <summary>The answer to 変更・中止・廃止の申請, by two persons.</summary>
public sealed class DecideTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public DecideTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    // 交付決定, 口座の確認待ち and 振込済み, 64,000 yen each.
    [Theory]
    [InlineData(ApplicationStatus.Granted, ChangeKind.Change, "50,000", ApplicationStatus.Granted, 50_000, -14_000, 0, 4_545)]
    [InlineData(ApplicationStatus.Granted, ChangeKind.Change, "64,000", ApplicationStatus.Granted, 64_000, 0, 0, 5_818)]
    [InlineData(ApplicationStatus.Granted, ChangeKind.Discontinuation, "", ApplicationStatus.Discontinued, 0, -64_000, 0, 0)]
    [InlineData(ApplicationStatus.Granted, ChangeKind.Abolition, "", ApplicationStatus.Discontinued, 0, -64_000, 0, 0)]
    [InlineData(ApplicationStatus.AwaitingAccount, ChangeKind.Change, "50,000", ApplicationStatus.AwaitingAccount, 50_000, -14_000, 0, 4_545)]
    [InlineData(ApplicationStatus.AwaitingAccount, ChangeKind.Abolition, "", ApplicationStatus.Discontinued, 0, -64_000, 0, 0)]
    [InlineData(ApplicationStatus.Paid, ChangeKind.Change, "50,000", ApplicationStatus.Paid, 50_000, 0, 14_000, 4_545)]
    [InlineData(ApplicationStatus.Paid, ChangeKind.Change, "64,000", ApplicationStatus.Paid, 64_000, 0, 0, 5_818)]
    [InlineData(ApplicationStatus.Paid, ChangeKind.Discontinuation, "", ApplicationStatus.Discontinued, 0, 0, 64_000, 0)]
    public async Task What_is_approved_changes_the_grant_the_budget_what_is_asked_back_and_the_tax_that_can_be_in_it(
        ApplicationStatus status, ChangeKind kind, string amount, ApplicationStatus after, int grantedYen, long budget, int askedBackYen, int mostTaxYen)
    {
        var (applicant, id) = status switch
        {
            ApplicationStatus.Paid => await portal.NewPaidApplication(),
            ApplicationStatus.AwaitingAccount => await portal.NewFailedPayment(),
            _ => await portal.NewGrantedApplication(),
        };
        var before = await TakenAsync();
        var change = await portal.NewChange(applicant, id, kind, amount);

        await portal.AnswerChange(change, amount: amount);

        var (application, decision) = (await portal.ApplicationOf(id), await LaterOf(id));
        Assert.Equal((after, (int?)grantedYen), (application.Status, application.GrantedYen));
        Assert.Equal((64_000, grantedYen), (decision.GrantedBeforeYen, decision.GrantedAfterYen));
        Assert.Equal(kind == ChangeKind.Change ? LaterDecisionKind.ChangeApproved : LaterDecisionKind.DiscontinuationApproved, decision.Kind);
        Assert.Equal(budget, await TakenAsync() - before);
        var repayment = await portal.InDatabase(db => db.Repayments.SingleOrDefaultAsync(r => r.LaterDecisionId == decision.Id));
        Assert.Equal((askedBackYen, false), (repayment?.PrincipalYen ?? 0, repayment?.BearsChargeAlways ?? false));
        var duty = await portal.InDatabase(db => db.TaxReportDuties.SingleAsync(d => d.ApplicationId == id));
        Assert.Equal((mostTaxYen, grantedYen == 0), (duty.MostYen, duty.State == TaxReportState.Lifted));
        Assert.Equal(1, await portal.MailsAbout(id, nameof(LaterDecisionMail)));
        var view = (await portal.ChangesOf(applicant, id)).Requests.Single();
        Assert.Equal((ChangeState.Approved, (Guid?)decision.Id), (view.State, view.LaterDecisionId));
    }

    [Theory]
    [InlineData(ChangeKind.Change, true, "50,000", "", "")]
    [InlineData(ChangeKind.Change, true, "４０，０００円", "領収書の額に合わせました。", "")]
    [InlineData(ChangeKind.Change, true, "40,000", " ", "Words")]
    [InlineData(ChangeKind.Change, true, "64,001", "理由", "Amount")]
    [InlineData(ChangeKind.Change, true, "0", "理由", "Amount")]
    [InlineData(ChangeKind.Change, true, "", "", "Amount")]
    [InlineData(ChangeKind.Change, false, "", "", "Words")]
    [InlineData(ChangeKind.Change, false, "", "変更の必要がないためです。", "")]
    [InlineData(ChangeKind.Change, null, "50,000", "", "Approves")]
    [InlineData(ChangeKind.Abolition, true, "", "", "")]
    [InlineData(ChangeKind.Abolition, false, "", "", "Words")]
    [InlineData(ChangeKind.Abolition, true, "", "理由\u202e", "Words")]
    public async Task A_proposal_says_what_remains_and_where_it_is_not_what_was_asked_why(
        ChangeKind kind, bool? approves, string amount, string words, string fields)
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id, kind);
        var official = await portal.NewExaminer();

        var result = await portal.SendAs(official, new ProposeChange(change, (await portal.ChangeOf(official, change)).Version, approves, amount, words));

        Assert.Equal(fields, string.Join(' ', result.Errors.Select(e => e.Field)));
        Assert.Equal(fields.Length == 0, (await portal.ChangeOf(official, change)).Request.Proposal is not null);
    }

    [Fact]
    public async Task Who_proposes_does_not_decide_and_the_database_says_so_too()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        var (one, other) = (await portal.NewExaminer(), await portal.NewExaminer());
        Assert.Empty((await portal.ProposeChange(one, change)).Errors);
        Assert.Empty((await portal.ProposeChange(one, change)).Errors);

        var own = await portal.DecideChange(one, change);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => portal.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"UPDATE change_requests SET ended_by_id = proposed_by_id WHERE id = {change}")));
        var decided = await portal.DecideChange(other, change);
        var again = await portal.DecideChange(other, change);

        Assert.Equal([ChangeErrors.NeedsAnotherPerson], own.Errors);
        Assert.Equal(ChangeRequest.TwoPersons, refused.ConstraintName);
        Assert.Empty(decided.Errors);
        Assert.Empty(again.Errors);
        var decision = await LaterOf(id);
        Assert.Equal((one.AccountId!.Value, other.AccountId!.Value), (decision.ProposedById, decision.DecidedById));
    }

    [Fact]
    public async Task What_is_not_approved_changes_nothing_and_says_why()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var before = await TakenAsync();
        var change = await portal.NewChange(applicant, id, ChangeKind.Abolition);

        await portal.AnswerChange(change, approves: false, words: "事業が続いていることを確かめたためです。");

        var (application, decision) = (await portal.ApplicationOf(id), await LaterOf(id));
        Assert.Equal((ApplicationStatus.Granted, 64_000, 0L), (application.Status, application.GrantedYen, await TakenAsync() - before));
        Assert.Equal((LaterDecisionKind.DiscontinuationRefused, 64_000, 64_000), (decision.Kind, decision.GrantedBeforeYen, decision.GrantedAfterYen));
        Assert.Equal("令和8年11月20日（金）に申請のあった廃止（令和8年12月1日（火）から）は、次の理由により承認しません。\n事業が続いていることを確かめたためです。", decision.Reason);
        Assert.Equal(ChangeState.Refused, (await portal.ChangesOf(applicant, id)).Requests.Single().State);
        await portal.NewChange(applicant, id);
    }

    [Fact]
    public async Task A_proposal_that_came_back_is_made_anew_and_an_older_page_decides_nothing()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        var (one, other) = (await portal.NewExaminer(), await portal.NewExaminer());
        Assert.Empty((await portal.ProposeChange(one, change)).Errors);
        var stale = (await portal.ChangeOf(other, change)).Version;

        Assert.Equal([ChangeErrors.AlreadyProposed], (await portal.ProposeChange(other, change)).Errors);
        Assert.Equal([ChangeErrors.SendBackReasonMissing], (await portal.SendAs(other, new SendBackChange(change, stale, " "))).Errors);
        Assert.Empty((await portal.SendAs(other, new SendBackChange(change, stale, "額をもう一度見てください。"))).Errors);
        Assert.Equal("額をもう一度見てください。", (await portal.ChangeOf(one, change)).Request.SentBackReason);
        Assert.Equal([ChangeErrors.NothingProposed], (await portal.SendAs(other, new DecideChange(change, stale, 0))).Errors);
        Assert.Empty((await portal.ProposeChange(one, change, amount: "40,000", words: "領収書の額に合わせました。")).Errors);

        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await portal.SendAs(other, new DecideChange(change, stale, 0))).Errors);
        Assert.Empty((await portal.DecideChange(other, change)).Errors);
        Assert.Equal(40_000, (await portal.ApplicationOf(id)).GrantedYen);
        Assert.Equal(
            ["ChangeRequested", "ChangeAnswerProposed", "ChangeAnswerSentBack", "ChangeAnswerProposed", "LaterDecisionMade"],
            await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == id && (e.Action.StartsWith("Change") || e.Action.StartsWith("Later")))
                .OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task Of_two_who_decide_and_an_office_that_withdraws_at_once_one_outcome_holds()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var before = await TakenAsync();
        var change = await portal.NewChange(applicant, id);
        Assert.Empty((await portal.ProposeChange(await portal.NewExaminer(), change)).Errors);
        var (first, second) = (await portal.NewExaminer(), await portal.NewExaminer());
        var shown = new DecideChange(change, (await portal.ChangeOf(first, change)).Version, 0);

        await Task.WhenAll(
            Task.Run(() => portal.SendAs(first, shown)), Task.Run(() => portal.SendAs(second, shown)),
            Task.Run(() => portal.SendAs(applicant, new WithdrawChange(id, change))));

        var (state, decisions) = ((await portal.ChangesOf(applicant, id)).Requests.Single().State, await LatersOf(id));
        Assert.Equal(
            state == ChangeState.Approved ? (1, 50_000, -14_000L) : (0, 64_000, 0L),
            (decisions.Count, (await portal.ApplicationOf(id)).GrantedYen!.Value, await TakenAsync() - before));
        Assert.Contains(state, new[] { ChangeState.Approved, ChangeState.Withdrawn });
    }

    private async Task<LaterDecision> LaterOf(Guid id) => (await LatersOf(id)).Single();

    private Task<List<LaterDecision>> LatersOf(Guid id) =>
        portal.InDatabase(db => db.LaterDecisions.AsNoTracking().Where(d => d.ApplicationId == id).ToListAsync());

    private Task<long> TakenAsync() => portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => (long)b.TakenYen));
}
