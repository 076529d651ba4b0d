using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.TaxReports;

/// <summary>確認済み or 差し戻し, and the list from which it is answered.</summary>
public sealed class AnswerTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public AnswerTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Theory]
    [InlineData(TaxReportBasis.Exempt, "", "これで、この報告は終わりです")]
    [InlineData(TaxReportBasis.Deducted, "5818", "控除した税額を返していただきます")]
    public async Task What_is_in_order_is_accepted_and_the_office_is_told_what_follows(TaxReportBasis basis, string amount, string words)
    {
        var (applicant, id) = await portal.NewPaidApplication();
        await portal.ReportTax(applicant, id, basis, amount);
        var official = await portal.NewExaminer();

        var result = await portal.SendAs(official, new AnswerTaxReport(id, 1, IsAccepted: true));
        var again = await portal.SendAs(official, new AnswerTaxReport(id, 1, IsAccepted: true));

        var view = await portal.TaxReportOf(applicant, id);
        Assert.Empty(result.Errors);
        Assert.Empty(again.Errors);
        Assert.Equal((TaxReportState.Accepted, official.AccountId), (view.Duty.State, view.Reports.Single().AnsweredById));
        var mail = await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.AboutId == id && m.Kind == nameof(TaxReportAcceptedMail)));
        Assert.Contains(words, mail.Body!, StringComparison.Ordinal);
        Assert.DoesNotContain("5,818", mail.Body!, StringComparison.Ordinal);
        Assert.Equal([TaxReportErrors.AlreadyReported], (await portal.ReportTax(applicant, id, number: 2)).Errors);
    }

    [Fact]
    public async Task What_is_sent_back_is_reported_again_and_all_of_it_is_kept()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        var official = await portal.NewExaminer();
        await portal.ReportTax(applicant, id);

        Assert.Equal([TaxReportErrors.WordsMissing], (await portal.SendAs(official, new AnswerTaxReport(id, 1, false, " "))).Errors);
        Assert.Equal([TaxReportErrors.WordsTooLong], (await portal.SendAs(official, new AnswerTaxReport(id, 1, false, new string('あ', 501)))).Errors);
        Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 1, false, "一般課税ではありませんか。"))).Errors);
        var late = await portal.ReportTax(applicant, id);
        var second = await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "2909", number: 2);
        var stale = await portal.SendAs(official, new AnswerTaxReport(id, 1, true));
        Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 2, true))).Errors);
        Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 2, false, "申告書と違うことがわかりました。"))).Errors);

        Assert.Single(late.Errors);
        Assert.Empty(second.Errors);
        Assert.Equal([TaxReportErrors.NothingReported], stale.Errors);
        var view = await portal.TaxReportOf(applicant, id);
        Assert.Equal(TaxReportState.SentBack, view.Duty.State);
        Assert.Equal([(0, "一般課税ではありませんか。"), (2_909, "申告書と違うことがわかりました。")], view.Reports.Select(r => (r.AmountYen, r.Words)));
        var mail = await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == id && m.Kind == nameof(TaxReportSentBackMail)).FirstAsync());
        Assert.DoesNotContain("一般課税", mail.Body!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_answer_differently_at_once_one_is_told_that_it_is_answered()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.ReportTax(applicant, id);
        var (one, other) = (await portal.NewExaminer(), await portal.NewExaminer());

        var results = await Task.WhenAll(
            Task.Run(() => portal.SendAs(one, new AnswerTaxReport(id, 1, true))),
            Task.Run(() => portal.SendAs(other, new AnswerTaxReport(id, 1, false, "直してください。"))));

        // Sent back after it was accepted is an order that may be; accepted after it was sent back is not.
        var view = await portal.TaxReportOf(applicant, id);
        Assert.Equal(TaxReportState.SentBack, view.Duty.State);
        Assert.Equal(results[0].Failed ? 1 : 2, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id
            && (e.Action == "TaxReportAccepted" || e.Action == "TaxReportSentBack"))));
        Assert.Empty(results[1].Errors);
    }

    [Fact]
    public async Task The_list_finds_what_waits_what_is_late_and_whose_it_is()
    {
        await portal.Database.RunAsOwnerAsync("DELETE FROM tax_reports; DELETE FROM tax_report_duties");
        var (applicant, reported) = await portal.NewGrantedApplication();
        await portal.ReportTax(applicant, reported);
        var (_, open) = await portal.NewGrantedApplication();
        var official = await portal.NewExaminer();
        var number = (await portal.ApplicationOf(open)).ReceiptNumber;

        async Task<IEnumerable<Guid>> FindAsync(string? state, string? text = null) =>
            (await portal.SendAs(official, new ListTaxReports(new TaxReportFilter(state, text), 1))).Rows.Select(r => r.ApplicationId);

        Assert.Equal([reported], await FindAsync(""));
        Assert.Equal([open], await FindAsync("open"));
        Assert.Equal([open], await FindAsync("all", number));
        Assert.Equal(2, (await FindAsync("all")).Count());
        Assert.Empty(await FindAsync("all", "%"));
        portal.Clock.Now = TestClock.InJapan(2028, 4, 30, 23, 59);
        Assert.Empty(await FindAsync("overdue"));
        portal.Clock.Now = TestClock.InJapan(2028, 5, 1, 0, 0);
        Assert.Equal([open], await FindAsync("overdue"));
    }
}
