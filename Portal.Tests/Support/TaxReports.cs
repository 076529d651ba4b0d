using Portal.Core.Results;
using Portal.Core.Subsidies;

namespace Portal.Tests.Support;

/// <summary>Brings a 助成金申請 to its 消費税の報告 as far as a test needs it.</summary>
public static class TaxReports
{
    /// <summary>振込済み, 64,000 yen.</summary>
    public static async Task<(TestUser Applicant, Guid Id)> NewPaidApplication(this PortalFixture portal)
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.NewReleasedBatch();
        Assert.Empty((await portal.Mark(await portal.NewExaminer(), id)).Errors);
        return (applicant, id);
    }

    /// <summary>振込済み, and 5,818 yen or another amount reported and accepted on 10 May 2027.</summary>
    public static async Task<(TestUser Applicant, Guid Id)> NewReportedApplication(this PortalFixture portal, int yen = 5_818)
    {
        var (applicant, id) = await portal.NewPaidApplication();
        portal.Clock.Now = TestClock.InJapan(2027, 5, 10, 9);
        Assert.Empty((await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, $"{yen}")).Errors);
        Assert.Empty((await portal.SendAs(await portal.NewExaminer(), new AnswerTaxReport(id, 1, IsAccepted: true))).Errors);
        return (applicant, id);
    }

    public static Task<Result> ReportTax(
        this PortalFixture portal, TestUser user, Guid id, TaxReportBasis? basis = TaxReportBasis.Exempt, string? amount = null, int number = 1,
        string? note = null) =>
        portal.SendAs(user, new ReportTaxCredit(id, number, basis, amount, note, true));

    public static async Task<TaxReportView> TaxReportOf(this PortalFixture portal, TestUser user, Guid id) =>
        (await portal.SendAs(user, new FindTaxReport(id)))!;
}
