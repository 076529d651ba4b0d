using Portal.Core.Accounts;
using Portal.Core.Subsidies;

namespace Portal.Tests.Support;

/// <summary>Brings a 助成金申請 through its examination as far as a test needs it.</summary>
public static class Examinations
{
    /// <summary>受付済み: 64,000 of 74,500 yen, unless other costs are given.</summary>
    public static async Task<(TestUser Applicant, Guid Id)> NewSentApplication(this PortalFixture portal, TestUser? applicant = null)
    {
        applicant ??= await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(applicant);
        await portal.NewSentApplicationOf(applicant, id);
        return (applicant, id);
    }

    /// <summary>受付済み, of a draft that is complete.</summary>
    public static async Task NewSentApplicationOf(this PortalFixture portal, TestUser applicant, Guid draft) =>
        Assert.Empty((await portal.SendAs(applicant, new SubmitApplication(draft, true))).Errors);

    public static Task<TestUser> NewExaminer(this PortalFixture portal) => portal.NewOfficial(AccountRole.Operator);

    public static async Task<ExaminationView> Look(this PortalFixture portal, TestUser official, Guid id) =>
        (await portal.SendAs(official, new FindExamination(id)))!;

    /// <summary>承認待ち.</summary>
    public static async Task Propose(this PortalFixture portal, TestUser examiner, Guid id, bool grants = true, string amount = "64,000", string reason = "")
    {
        Assert.Empty((await portal.SendAs(examiner, new TakeExamination(id))).Errors);
        Assert.Empty((await portal.SendAs(
            examiner, new ProposeDecision(id, (await portal.Look(examiner, id)).Version, grants, amount, reason))).Errors);
    }

    public static async Task<Portal.Core.Results.Result> Decide(this PortalFixture portal, TestUser approver, Guid id) =>
        await portal.SendAs(approver, new DecideApplication(id, (await portal.Look(approver, id)).Version));
}
