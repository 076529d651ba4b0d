using Portal.Core.Results;
using Portal.Core.Subsidies;

namespace Portal.Tests.Support;

/// <summary>まとめて決定する, as far as a test needs it.</summary>
public static class DecisionBatches
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>承認待ち: so many, of as many offices, by one examiner.</summary>
    public static async Task<(TestUser Examiner, IReadOnlyList<(TestUser Applicant, Guid Id)> Applications)> NewProposals(this PortalFixture portal, int count)
    {
        var (examiner, applications) = (await portal.NewExaminer(), new List<(TestUser, Guid)>());
        for (var n = 0; n < count; n++)
        {
            var (applicant, id) = await portal.NewSentApplication();
            await portal.Propose(examiner, id);
            applications.Add((applicant, id));
        }

        return (examiner, applications);
    }

    /// <summary>As the preview that was opened just now would.</summary>
    public static async Task<Result<Guid>> DecideTogether(this PortalFixture portal, TestUser approver, params IEnumerable<Guid> ids)
    {
        var preview = await portal.Preview(approver, ids);
        return await portal.SendAs(approver, new DecideTogether(
            Guid.CreateVersion7(), [.. preview.Rows.Concat(preview.LeftOut).Select(r => r.Mark.ToString())]));
    }

    public static Task<DecisionPreview> Preview(this PortalFixture portal, TestUser approver, params IEnumerable<Guid> ids) =>
        portal.SendAs(approver, new PreviewDecisions([.. ids], new ExaminationFilter("proposed", false, null)));

    /// <summary>A batch in which so many wait.</summary>
    public static async Task<Guid> NewDecisionBatch(this PortalFixture portal, TestUser approver, int count) =>
        (await portal.DecideTogether(approver, (await portal.NewProposals(count)).Applications.Select(a => a.Id))).Value;

    /// <summary>Everything whose time has come.</summary>
    public static async Task MakeDueDecisions(this PortalFixture portal)
    {
        await portal.Run<MakeDueDecisions>();
    }

    public static async Task<DecisionBatchView> Batch(this PortalFixture portal, TestUser official, Guid id) =>
        (await portal.SendAs(official, new FindDecisionBatch(id)))!;
}
