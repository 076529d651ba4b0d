using Portal.Core.Results;
using Portal.Core.Subsidies;

namespace Portal.Tests.Support;

/// <summary>Brings a 助成金申請 to its 消費税の報告 as far as a test needs it.</summary>
public static class TaxReports
{
    /// <summary>交付決定 of 64,000 yen.</summary>
    public static async Task<(TestUser Applicant, Guid Id)> NewGrantedApplication(this PortalFixture portal, TestUser? applicant = null)
    {
        var (user, id) = await portal.NewSentApplication(applicant);
        await portal.Propose(await portal.NewExaminer(), id);
        Assert.Empty((await portal.Decide(await portal.NewExaminer(), id)).Errors);
        return (user, id);
    }

    public static Task<Result> ReportTax(
        this PortalFixture portal, TestUser user, Guid id, TaxReportBasis? basis = TaxReportBasis.Exempt, string? amount = null, int number = 1,
        string? note = null) =>
        portal.SendAs(user, new ReportTaxCredit(id, number, basis, amount, note, true));

    public static async Task<TaxReportView> TaxReportOf(this PortalFixture portal, TestUser user, Guid id) =>
        (await portal.SendAs(user, new FindTaxReport(id)))!;
}
