using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Examination;

/// <summary>まとめて決定する: what is shown before anybody confirms it, and what has changed since.</summary>
public sealed class PreviewDecisionsTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public PreviewDecisionsTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task The_preview_adds_up_and_names_what_this_person_may_not_decide()
    {
        var (_, applications) = await portal.NewProposals(2);
        var (approver, denied) = (await portal.NewExaminer(), (await portal.NewSentApplication()).Id);
        await portal.Propose(await portal.NewExaminer(), denied, grants: false, amount: "", reason: "対象外の費用です。");
        var (_, less) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), less, amount: "60,000", reason: "領収書の額に合わせました。");
        var (_, own) = await portal.NewSentApplication();
        await portal.Propose(approver, own);
        var (_, _, unproposed) = await portal.NewExaminedApplication();
        var draft = await portal.NewCompleteDraft(await portal.NewOfficeUser());

        var preview = await portal.Preview(approver, [.. applications.Select(a => a.Id), denied, less, own, unproposed, draft, Guid.CreateVersion7()]);

        Assert.Equal((3, 188_000L, 1, 64_000L), (preview.Granted, preview.GrantedYen, preview.Denied, preview.DeniedYen));
        Assert.Equal(
            [(own, ExaminationErrors.NeedsAnotherPerson.Message), (unproposed, ExaminationErrors.NothingProposed.Message)],
            preview.LeftOut.Select(r => (r.Mark.ApplicationId, r.Why!)).OrderBy(r => r.ApplicationId == unproposed));
        var budget = preview.Budgets.Single();
        Assert.Equal(-68_000, budget.AfterYen - budget.TakenYen);
        Assert.Equal(10, preview.UndoMinutes);
        var rows = preview.Rows.ToDictionary(r => r.Mark.ApplicationId);
        Assert.Equal((64_000, "領収書の額に合わせました。", true), (rows[less].CalculatedYen, rows[less].Reason, rows[less].IsOther));
        Assert.Equal((64_000, "対象外の費用です。", false), (rows[denied].CalculatedYen, rows[denied].Reason, rows[denied].IsOther));
        Assert.Equal(("", false), (rows[applications[0].Id].Reason, rows[applications[0].Id].IsOther));
    }

    [Fact]
    public async Task Everything_that_the_filter_finds_is_previewed_and_not_what_waits_already()
    {
        var (_, applications) = await portal.NewProposals(2);
        var approver = await portal.NewExaminer();
        var number = (await portal.ApplicationOf(applications[0].Id)).ReceiptNumber;

        var one = await portal.SendAs(approver, new PreviewDecisions([], new ExaminationFilter(null, false, number)));
        await portal.DecideTogether(approver, applications[0].Id);
        var none = await portal.SendAs(approver, new PreviewDecisions([], new ExaminationFilter(null, false, number)));
        var chosen = await portal.Preview(approver, applications[0].Id);

        Assert.Equal([applications[0].Id], one.Rows.Select(r => r.Mark.ApplicationId));
        Assert.Empty(none.Rows);
        Assert.Equal(ScheduledDecisionErrors.IsScheduled.Message, chosen.LeftOut.Single().Why);
        Assert.DoesNotContain((await portal.SendAs(approver, new ListExaminations(new("proposed", false, number), 1))).Rows, r => r.Id == applications[0].Id);
        Assert.True((await portal.SendAs(approver, new ListExaminations(new("scheduled", false, number), 1))).Rows.Single().IsScheduled);
    }

    [Fact]
    public async Task Own_proposals_take_no_place_among_all_that_the_filter_finds()
    {
        var (examiner, applications) = await portal.NewProposals(1);
        var (approver, number) = (await portal.NewExaminer(), (await portal.ApplicationOf(applications[0].Id)).ReceiptNumber);

        var own = await portal.SendAs(examiner, new PreviewDecisions([], new ExaminationFilter(null, false, number)));
        var others = await portal.SendAs(approver, new PreviewDecisions([], new ExaminationFilter(null, false, number)));

        Assert.Equal((0, 0, 1), (own.Rows.Count, own.LeftOut.Count, own.Own));
        Assert.Equal((1, 0, 0), (others.Rows.Count, others.LeftOut.Count, others.Own));
    }

    [Fact]
    public async Task What_has_changed_since_the_preview_is_left_out_and_named()
    {
        var (examiner, applications) = await portal.NewProposals(3);
        var (approver, ids) = (await portal.NewExaminer(), applications.Select(a => a.Id).ToList());
        var marks = (await portal.Preview(approver, ids)).Rows.Select(r => r.Mark.ToString()).ToList();
        await portal.SendAs(applications[0].Applicant, new WithdrawApplication(ids[0]));
        await portal.SendAs(approver, new SendBackProposal(ids[1], (await portal.Look(approver, ids[1])).Version, "額を見直してください。"));
        await portal.Propose(examiner, ids[1], amount: "60,000", reason: "見直しました。");

        var batch = (await portal.SendAs(approver, new DecideTogether(Guid.CreateVersion7(), [.. marks, marks[2], "x", "x.1"]))).Value;

        var view = await portal.Batch(approver, batch);
        Assert.Equal([ids[2]], view.Lines.Select(l => l.ApplicationId));
        Assert.Equal(
            [(ids[0], ExaminationErrors.NotOpen.Message), (ids[1], ConflictErrors.ChangedMeanwhile.Message)],
            view.LeftOut.Select(l => (l.ApplicationId, l.Reason)).OrderBy(l => l.ApplicationId == ids[1]));
    }
}
