using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.TaxReports;

/// <summary>消費税仕入控除税額の報告 of 64,000 yen, in which 5,818 yen of tax can be.</summary>
public sealed class ReportTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ReportTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task What_is_granted_is_to_be_reported_by_the_end_of_April_of_the_fiscal_year_after_next()
    {
        var (applicant, id) = await portal.NewGrantedApplication();

        var duty = (await portal.TaxReportOf(applicant, id)).Duty;

        Assert.Equal((new DateOnly(2028, 4, 30), 5_818, TaxReportState.Open), (duty.DueOn, duty.MostYen, duty.State));
    }

    [Fact]
    public async Task What_is_denied_or_undecided_is_not()
    {
        var (applicant, denied) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), denied, grants: false, amount: "", reason: "対象外の費用です。");
        await portal.Decide(await portal.NewExaminer(), denied);
        var (other, undecided) = await portal.NewSentApplication();

        Assert.Equal([TaxReportErrors.NotFound], (await portal.ReportTax(applicant, denied)).Errors);
        Assert.Equal([TaxReportErrors.NotFound], (await portal.ReportTax(other, undecided)).Errors);
        Assert.Null(await portal.SendAs(applicant, new FindTaxReport(denied)));
    }

    [Theory]
    [InlineData(TaxReportBasis.Exempt, "", 0, null)]
    [InlineData(TaxReportBasis.Exempt, "0", 0, null)]
    [InlineData(TaxReportBasis.Simplified, " ", 0, null)]
    [InlineData(TaxReportBasis.SpecificIncome, "０円", 0, null)]
    [InlineData(TaxReportBasis.NonTaxableOnly, "1", null, "Amount")]
    [InlineData(TaxReportBasis.Deducted, "５，８１８円", 5_818, null)]
    [InlineData(TaxReportBasis.Deducted, "0", 0, null)]
    [InlineData(TaxReportBasis.Deducted, "5819", null, "Amount")]
    [InlineData(TaxReportBasis.Deducted, "-1", null, "Amount")]
    [InlineData(TaxReportBasis.Deducted, "", null, "Amount")]
    [InlineData(TaxReportBasis.Deducted, "五千円", null, "Amount")]
    [InlineData(TaxReportBasis.Exempt, "なし", null, "Amount")]
    [InlineData(null, "", null, "Basis")]
    [InlineData((TaxReportBasis)9, "", null, "Basis")]
    public async Task An_amount_belongs_to_what_was_deducted_and_fits_into_the_grant(
        TaxReportBasis? basis, string amount, int? yen, string? field)
    {
        var (applicant, id) = await portal.NewGrantedApplication();

        var result = await portal.ReportTax(applicant, id, basis, amount);

        Assert.Equal(field, result.Errors.Select(e => e.Field).SingleOrDefault());
        var view = await portal.TaxReportOf(applicant, id);
        Assert.Equal(yen, view.Reports.SingleOrDefault()?.AmountYen);
        Assert.Equal(yen is null ? TaxReportState.Open : TaxReportState.Reported, view.Duty.State);
    }

    [Fact]
    public async Task Words_that_are_too_long_or_hidden_and_a_missing_tick_are_told_at_their_field()
    {
        var (applicant, id) = await portal.NewGrantedApplication();

        Assert.Equal([TaxReportErrors.NoteTooLong], (await portal.ReportTax(applicant, id, note: new string('あ', 1_001))).Errors);
        Assert.Equal([TaxReportErrors.NoteHidden], (await portal.ReportTax(applicant, id, note: "見え\u202Eない")).Errors);
        Assert.Equal(
            ["Agreed"], (await portal.SendAs(applicant, new ReportTaxCredit(id, 1, TaxReportBasis.Exempt, "", "", false))).Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task Two_clicks_and_two_colleagues_report_once_and_everybody_concerned_is_told_once()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == applicant.OfficeId));
        var colleague = await portal.NewOfficeUser(office, isAdministrator: false);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            n => Task.Run(() => portal.ReportTax(n % 2 == 0 ? applicant : colleague, id, TaxReportBasis.Deducted, "5000"))));

        Assert.All(results, r => Assert.Empty(r.Errors));
        Assert.Single((await portal.TaxReportOf(colleague, id)).Reports);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id && e.Action == "TaxCreditReported")));
        Assert.Distinct(await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == id && m.Kind == nameof(TaxReportReceivedMail))
            .Select(m => m.Recipient).ToListAsync()));
    }

    [Fact]
    public async Task Another_office_neither_sees_nor_reports_it_and_auditors_of_insurers_see_nothing()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var stranger = await portal.NewOfficeUser();

        Assert.Null(await portal.SendAs(stranger, new FindTaxReport(id)));
        Assert.Null(await portal.SendAs(await portal.NewClerk(), new FindTaxReport(id)));
        Assert.Equal([TaxReportErrors.NotFound], (await portal.ReportTax(stranger, id)).Errors);
        Assert.Equal(TaxReportState.Open, (await portal.TaxReportOf(applicant, id)).Duty.State);
    }
}
