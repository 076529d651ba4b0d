using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>What an office is told to do, and not to do any more, after a revocation.</summary>
public sealed class RevokedDutyPageTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public RevokedDutyPageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Theory]
    [InlineData(TaxReportState.Open, "まだ報告がありません")]
    [InlineData(TaxReportState.Reported, "お待ちください")]
    [InlineData(TaxReportState.SentBack, "もう一度報告してください")]
    public async Task A_report_that_is_not_needed_any_more_is_asked_for_nowhere(TaxReportState state, string asked)
    {
        var (applicant, id) = await portal.NewPaidApplication();
        using var office = await portal.SignIn(applicant);
        using var official = await portal.SignIn(await portal.NewExaminer());
        if (state != TaxReportState.Open)
        {
            Assert.Empty((await portal.ReportTax(applicant, id)).Errors);
        }

        if (state == TaxReportState.SentBack)
        {
            Assert.Empty((await portal.SendAs(await portal.NewExaminer(), new AnswerTaxReport(id, 1, false, "割合を書いてください。"))).Errors);
        }

        async Task<string> ReadAsync() => (await office.OpenAsync($"/subsidies/applications/{id}/tax-report")).MainText()
            + (await official.OpenAsync($"/operator/subsidies/tax-reports/{id}")).MainText();

        Assert.Contains(asked, await ReadAsync(), StringComparison.Ordinal);
        await portal.NewRevocation(id);

        var lifted = await ReadAsync();
        Assert.DoesNotContain(asked, lifted, StringComparison.Ordinal);
        Assert.Contains("報告不要", lifted, StringComparison.Ordinal);
        Assert.Contains("消費税の報告はいりません", lifted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_duty_has_its_own_day_and_a_report_that_was_confirmed_cannot_be_sent_back()
    {
        var (applicant, id) = await portal.NewReportedApplication();
        portal.Clock.Now = TestClock.InJapan(2027, 5, 20, 9);
        await portal.NewRevocation(id);
        using var office = await portal.SignIn(applicant);
        using var official = await portal.SignIn(await portal.NewExaminer());

        var page = await office.OpenAsync("/my");
        var text = page.MainText();

        Assert.Contains("の助成金を返してください", text, StringComparison.Ordinal);
        Assert.Contains("の助成金の一部を返してください", text, StringComparison.Ordinal);
        Assert.Contains("期限は令和9年6月9日（水）です", text, StringComparison.Ordinal);
        Assert.Contains("期限は令和9年6月19日（土）です", text, StringComparison.Ordinal);
        Assert.Contains("令和9年6月9日（水）までに返還、令和9年6月19日（土）までに返還", text, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/subsidies/applications/{id}/tax-report']"));
        Assert.Null((await official.OpenAsync($"/operator/subsidies/tax-reports/{id}")).QuerySelector("#send-back"));
    }

    [Fact]
    public async Task A_part_is_called_a_part_and_hides_no_report_that_is_overdue()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        portal.Clock.Now = TestClock.InJapan(2028, 5, 1, 9);
        await portal.NewRevocation(id, Revocations.Part("63,999"));
        using var office = await portal.SignIn(applicant);

        var text = (await office.OpenAsync("/my")).MainText();

        Assert.Contains("の助成金の一部を返してください", text, StringComparison.Ordinal);
        Assert.Contains("の消費税を報告してください", text, StringComparison.Ordinal);
        portal.Clock.Now = TestClock.InJapan(2028, 6, 1, 9);
        using var later = await portal.SignIn(applicant);
        Assert.Contains("期限が過ぎています。返還する額に", (await later.OpenAsync($"/subsidies/applications/{id}")).MainText(), StringComparison.Ordinal);
    }
}
