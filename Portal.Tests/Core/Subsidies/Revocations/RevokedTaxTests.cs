using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Revocations;

/// <summary>消費税の報告 before, between and after revocations: all that is asked back is what was paid, to the yen.</summary>
public sealed class RevokedTaxTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public RevokedTaxTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    // Of 5,818 yen that were reported, the part in what is revoked is not asked for twice.
    [Theory]
    [InlineData(null, 58_182, 5_818)]
    [InlineData("32,000", 29_091, 2_909)]
    [InlineData("63,999", 1, 0)]
    [InlineData("63,990", 10, 0)]
    [InlineData("63,980", 19, 1)]
    public async Task What_the_tax_report_asks_back_is_taken_off_where_it_lies_in_what_is_revoked(string? kept, int principal, int credit)
    {
        var (_, id) = await portal.NewReportedApplication();

        await portal.NewRevocation(id, kept is null ? Support.Revocations.Whole : Support.Revocations.Part(kept));

        var repayment = (await portal.RepaymentsOf(id)).Single();
        Assert.Equal((principal, credit), (repayment.PrincipalYen, repayment.TaxCreditYen));
    }

    // What lies in the tax that was reported before is taken off part by part, and with the last part all that is left of it.
    [Theory]
    [InlineData("42,667 21,334")]
    [InlineData("32,000")]
    [InlineData("1")]
    [InlineData("63,999 2 1")]
    public async Task However_many_parts_are_revoked_no_yen_is_asked_for_twice(string kept)
    {
        var (_, id) = await portal.NewReportedApplication();

        foreach (var left in kept.Split(' '))
        {
            await portal.NewRevocation(id, Support.Revocations.Part(left));
        }

        await portal.NewRevocation(id);

        Assert.Equal(64_000 - 5_818, (await portal.RepaymentsOf(id)).Sum(r => r.PrincipalYen));
    }

    [Fact]
    public async Task What_was_reported_of_a_part_that_was_left_lies_in_that_part_alone()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        await portal.NewRevocation(id, Support.Revocations.Part("32,000"));
        Assert.Empty((await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "2909")).Errors);
        Assert.Empty((await portal.SendAs(await portal.NewExaminer(), new AnswerTaxReport(id, 1, IsAccepted: true))).Errors);

        await portal.NewRevocation(id);

        Assert.Equal([(32_000, 0), (29_091, 2_909)], (await portal.RepaymentsOf(id)).Select(r => (r.PrincipalYen, r.TaxCreditYen)));
    }

    [Fact]
    public async Task A_report_that_was_counted_is_not_sent_back_any_more()
    {
        var (_, id) = await portal.NewReportedApplication();
        await portal.NewRevocation(id, Support.Revocations.Part("32,000"));

        var sentBack = await portal.SendAs(await portal.NewExaminer(), new AnswerTaxReport(id, 1, false, "申告書と違いました。"));

        Assert.Equal([RepaymentErrors.CountedElsewhere], sentBack.Errors);
    }

    [Fact]
    public async Task A_report_of_more_than_is_left_is_sent_back_and_not_accepted()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        Assert.Empty((await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "5818")).Errors);
        await portal.NewRevocation(id, Support.Revocations.Part("32,000"));
        var official = await portal.NewExaminer();

        var accepted = await portal.SendAs(official, new AnswerTaxReport(id, 1, true));
        await portal.SendAs(official, new AnswerTaxReport(id, 1, false, "いまの額で報告してください。"));
        await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "2909", number: 2);

        Assert.Equal([TaxReportErrors.MoreThanIsLeft(2_909)], accepted.Errors);
        Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 2, true))).Errors);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_818)]
    public async Task A_report_on_what_was_revoked_as_a_whole_is_not_sent_back_any_more(int yen)
    {
        var (_, id) = await portal.NewReportedApplication(yen);
        await portal.NewRevocation(id);

        var sentBack = await portal.SendAs(await portal.NewExaminer(), new AnswerTaxReport(id, 1, false, "申告書と違いました。"));

        Assert.Equal([TaxReportErrors.NotNeeded], sentBack.Errors);
    }
}
