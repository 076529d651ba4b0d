using System.Net;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

public sealed class TaxReportPageTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public TaxReportPageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task From_my_page_to_the_answer_of_the_secretariat_through_the_real_forms()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        var path = $"/subsidies/applications/{id}/tax-report";
        portal.Clock.Now = TestClock.InJapan(2028, 4, 10, 9);
        using var office = await portal.SignIn(applicant);
        using var official = await portal.SignIn(await portal.NewExaminer());
        Assert.Contains("令和10年4月30日（日）", (await office.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        Assert.Contains("消費税の報告をする", (await office.OpenAsync($"/subsidies/applications/{id}")).MainText(), StringComparison.Ordinal);

        var wrong = await office.SubmitAsync(path, ("Basis", "Deducted"), ("Amount", "9,999"), ("Note", "計算しました"), ("Agreed", "true"));
        var refused = await wrong.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(TaxReportErrors.AmountTooHigh(5_818).Message, refused.ErrorFor("Amount"));
        Assert.Equal(("9,999", "計算しました"), (refused.QuerySelector("[name=Amount]")!.GetAttribute("value"), refused.QuerySelector("[name=Note]")!.TextContent.Trim()));
        Assert.NotNull(refused.QuerySelector("[name=Basis][value=Deducted][checked]"));
        Assert.Equal(
            $"{path}?done=reported",
            Where(await office.SubmitAsync(refused, path, null, ("Basis", "Deducted"), ("Amount", "5,818"), ("Agreed", "true"))));
        Assert.Contains("消費税の報告を受け付けました", (await office.OpenAsync($"{path}?done=reported")).MainText(), StringComparison.Ordinal);

        var desk = $"/operator/subsidies/tax-reports/{id}";
        Assert.Contains("5,818円", (await official.OpenAsync("/operator/subsidies/tax-reports")).MainText(), StringComparison.Ordinal);
        Assert.Equal($"{desk}?done=sent-back", Where(await official.SubmitAsync(await official.OpenAsync(desk), desk, "#send-back", ("Words", "割合を書いてください。"))));
        Assert.Contains("割合を書いてください。", (await office.OpenAsync(path)).MainText(), StringComparison.Ordinal);
        await office.SubmitAsync(path, ("Basis", "Deducted"), ("Amount", "5,000"), ("Agreed", "true"));
        Assert.Equal($"{desk}?done=accepted", Where(await official.SubmitAsync(await official.OpenAsync(desk), desk, "#accept")));
        Assert.Contains("あと5,000円を返してください", (await office.OpenAsync(path)).MainText(), StringComparison.Ordinal);
        Assert.Contains("助成金の一部を返してください", (await office.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        Assert.Equal(
            $"{desk}?done=returned",
            Where(await official.SubmitAsync(await official.OpenAsync(desk), desk, "#returned", ("On", "令和10年4月10日"), ("Yen", "5,000"))));
        Assert.Contains("返還済み", (await office.OpenAsync(path)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_that_was_given_back_is_taken_off_with_its_button_and_the_next_step_is_told()
    {
        var (_, id) = await portal.NewReportedApplication();
        var desk = $"/operator/subsidies/tax-reports/{id}";
        using var official = await portal.SignIn(await portal.NewExaminer());
        await official.SubmitAsync(await official.OpenAsync(desk), desk, "#returned", ("On", "令和9年5月10日"), ("Yen", "5,818"));

        var done = await official.SubmitAsync(await official.OpenAsync(desk), desk, "form[action*=GivenBack]");

        Assert.Equal($"{desk}?done=given-back", Where(done));
        var page = (await official.OpenAsync($"{desk}?done=given-back")).MainText();
        Assert.Contains("続けて、支払の回の行で振込不能にしてください", page, StringComparison.Ordinal);
        Assert.Contains("返還待ち", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_bank_sends_the_grant_back_both_sides_read_that_nothing_is_asked_back_now()
    {
        var (applicant, id) = await portal.NewReportedApplication();
        var later = await portal.NewRevocation(id, Support.Revocations.Part("32,000"));
        var (path, desk) = ($"/subsidies/applications/{id}/tax-report", $"/operator/subsidies/applications/{id}");
        const string Words = "いまは、控除した税額の返還を求めていません";
        using var office = await portal.SignIn(applicant);
        using var official = await portal.SignIn(await portal.NewExaminer());
        Assert.DoesNotContain(Words, (await office.OpenAsync(path)).MainText(), StringComparison.Ordinal);
        Assert.NotNull((await official.OpenAsync(desk)).QuerySelector($"a[href='{desk}/repayments/{later.Id}']"));

        Assert.Empty((await portal.Mark(await portal.NewExaminer(), id, TransferFailure.Closed)).Errors);

        Assert.Contains(Words, (await office.OpenAsync(path)).MainText(), StringComparison.Ordinal);
        Assert.Contains(Words, (await official.OpenAsync($"/operator/subsidies/tax-reports/{id}")).MainText(), StringComparison.Ordinal);
        var application = await official.OpenAsync(desk);
        Assert.Contains("29,091円（求めるのをやめました）", application.MainText(), StringComparison.Ordinal);
        Assert.Null(application.QuerySelector($"a[href='{desk}/repayments/{later.Id}']"));
    }

    [Fact]
    public async Task The_list_is_saved_as_it_is_filtered_and_that_is_written_down()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "1234");
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        using var official = await portal.SignIn(await portal.NewExaminer());

        var file = await official.GetAsync($"/operator/subsidies/tax-reports.csv?q={number}");

        var text = await file.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Contains("1234", text, StringComparison.Ordinal);
        Assert.Equal(2, text.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Another_offices_report_is_not_there()
    {
        var (_, id) = await portal.NewGrantedApplication();
        using var stranger = await portal.SignIn(await portal.NewOfficeUser());

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/subsidies/applications/{id}/tax-report")).StatusCode);
    }

    private static string Where(HttpResponseMessage response) => response.Headers.Location!.OriginalString;
}
