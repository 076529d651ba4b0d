using System.Net;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Core.Time;
using Portal.Tests.Pages.Speed;
using Portal.Tests.Support;
using Organisation = Portal.Core.Municipalities.Insurer;

namespace Portal.Tests.Pages.Operator;

public sealed class SurveyDeskPageTests(CountingPortal portal) : IClassFixture<CountingPortal>
{
    [Fact]
    public async Task A_survey_is_made_and_its_days_are_changed()
    {
        var other = await portal.NewSurvey();
        using var browser = await SignIn();
        var (opens, closes) = (other.ClosesOn.AddDays(2), other.ClosesOn.AddDays(5));

        var wrong = await (await browser.SubmitAsync(
            "/operator/surveys/new", ("Title", "秋のアンケート"), ("OpensOn", other.ClosesOn.ToJapanText()), ("ClosesOn", closes.ToJapanText()))).ReadPageAsync();
        Assert.Equal(SurveyErrors.Overlaps.Message, wrong.ErrorFor("OpensOn"));
        var made = Where(await browser.SubmitAsync(wrong, "/operator/surveys/new", null, ("OpensOn", opens.ToJapanText())));
        Assert.Contains("アンケートをつくりました", (await browser.OpenAsync(made)).MainText(), StringComparison.Ordinal);
        var path = made.Split('?')[0];
        var opened = await browser.OpenAsync($"{path}/edit");
        await browser.SubmitAsync($"{path}/edit", ("Title", "冬のアンケート"));

        var second = await browser.SubmitAsync(opened, $"{path}/edit", null, ("Title", "春のアンケート"));

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        var text = (await second.ReadPageAsync()).MainText();
        Assert.Contains(ConflictErrors.ChangedMeanwhile.Message, text, StringComparison.Ordinal);
        Assert.Contains("冬のアンケート", text, StringComparison.Ordinal);
        Assert.Contains("冬のアンケート", (await browser.OpenAsync("/operator/surveys")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_missing_is_told_and_who_has_answered_stands_side_by_side()
    {
        var survey = await portal.NewSurvey();
        var (answered, missing) = (await NewAdministrator("回答市"), await NewAdministrator("未答町"));
        await portal.Answer(answered, Surveys.Complete(await portal.NewVendor()) with { PackageName = "=介護くん" });
        using var browser = await SignIn();
        var path = $"/operator/surveys/{survey.Id}";

        var list = await browser.OpenAsync($"{path}/answers?q=回答市&method=Api&sort=-wish");
        Assert.Contains("令和9年2月", Assert.Single(list.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Empty((await browser.OpenAsync($"{path}/answers?q=回答市&method=File")).QuerySelectorAll("tbody tr"));
        var csv = (await (await browser.GetAsync($"{path}/answers.csv?q=回答市")).Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(string.Join(',', ExportSurveyAnswers.Headings), csv[0]);
        Assert.Contains("'=介護くん,2026-12-01,2027-02,", csv[1], StringComparison.Ordinal);
        Assert.Contains("未答町", await (await browser.GetAsync($"{path}/missing.csv")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var told = Where(await browser.SubmitAsync(await browser.OpenAsync($"{path}/missing"), $"{path}/missing", "#remind"));
        Assert.Matches("told=[1-9]", told);
        Assert.Contains("団体に知らせます", (await browser.OpenAsync(told)).MainText(), StringComparison.Ordinal);
        Assert.Single(await portal.MailsTo(missing, nameof(SurveyReminderMail)));
        var again = await browser.SubmitAsync(await browser.OpenAsync($"{path}/missing"), $"{path}/missing", "#remind");
        Assert.Equal([SurveyErrors.NobodyMissing.Message], (await again.ReadPageAsync()).Errors());
    }

    [Fact]
    public async Task The_rate_of_each_prefecture_is_drawn_and_written()
    {
        var survey = await portal.NewSurvey();
        var clerk = await NewAdministrator(new Organisation { InsurerNumber = $"44{UniqueNumbers.Next(6)[2..]}", Name = "大分の市", Kind = InsurerKind.Municipality });
        await portal.Answer(clerk, Surveys.Complete(await portal.NewVendor()));
        using var browser = await SignIn();

        var page = await browser.OpenAsync($"/operator/surveys/{survey.Id}");

        Assert.Contains("大分県", page.QuerySelector("svg.chart")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("大分県\\s*[0-9]+\\s*1", page.QuerySelector("[aria-labelledby=prefectures] table")!.TextContent);
    }

    [Fact]
    public async Task What_stands_against_each_other_is_sent_one_by_one_and_not_twice()
    {
        await portal.NewSurvey();
        var clerk = await NewAdministrator("早すぎ市");
        await portal.Answer(clerk, Surveys.Complete(await portal.NewVendor("令和9年6月")));
        using var browser = await SignIn();
        const string path = "/operator/surveys/reconfirmation";
        var desk = await browser.OpenAsync(path);
        var row = desk.QuerySelectorAll("[aria-labelledby=unasked] tbody tr").Single(r => r.TextContent.Contains("早すぎ市", StringComparison.Ordinal));
        row.QuerySelector("form")!.Id = "own";

        Assert.Equal($"{path}?sent=1", Where(await browser.SubmitAsync(desk, path, "#own")));
        var twice = await browser.SubmitAsync(desk, path, "#own");

        Assert.Equal([ReconfirmationErrors.NothingToSend.Message], (await twice.ReadPageAsync()).Errors());
        Assert.Single(await portal.QuestionsOf(clerk));
        Assert.Contains("早すぎ市", (await browser.OpenAsync($"{path}?state=waiting")).QuerySelector("[aria-labelledby=asked] table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("早すぎ市", (await browser.OpenAsync($"{path}?state=settled")).QuerySelector("[aria-labelledby=asked]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_sent_after_they_were_looked_at_and_an_explanation_is_accepted()
    {
        await portal.NewSurvey();
        var clerk = await NewAdministrator("まとめ市");
        await portal.Answer(clerk, Surveys.Complete(await portal.NewVendor("令和9年6月")));
        using var browser = await SignIn();
        const string path = "/operator/surveys/reconfirmation";
        Assert.NotNull((await browser.OpenAsync(path)).QuerySelector("a[href='?confirm=all']"));

        Assert.Matches("sent=[1-9]", Where(await browser.SubmitAsync(await browser.OpenAsync($"{path}?confirm=all"), path, "#all")));
        await portal.SendAs(clerk, new ExplainAnswer((await portal.QuestionsOf(clerk))[0].Id, "決めています。"));
        var desk = await browser.OpenAsync(path);
        var row = desk.QuerySelectorAll("[aria-labelledby=asked] tbody tr").Single(r => r.TextContent.Contains("まとめ市", StringComparison.Ordinal));
        Assert.Contains("決めています。", row.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        row.QuerySelector("form")!.Id = "own";

        Assert.Equal($"{path}?done=accepted", Where(await browser.SubmitAsync(desk, path, "#own")));
        Assert.Contains("まとめ市", (await browser.OpenAsync($"{path}?state=accepted")).QuerySelector("[aria-labelledby=asked] table")!.TextContent, StringComparison.Ordinal);
        using var insurer = await portal.SignIn(clerk);
        Assert.Contains("事務局が説明を受け入れました", (await insurer.OpenAsync("/insurer/onboarding/reconfirmation")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_number_heard_on_the_telephone_leads_to_the_answer()
    {
        var survey = await portal.NewSurvey();
        var clerk = await NewAdministrator("電話市");
        await portal.Answer(clerk, Surveys.Complete(await portal.NewVendor()));
        using var browser = await SignIn();

        var page = await browser.OpenAsync($"/operator/receipts?number={(await portal.ReceiptsOf(clerk))[0].Number}");

        Assert.Contains("電話市", page.MainText(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/operator/surveys/{survey.Id}/insurers/{clerk.InsurerId}']"));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found_and_no_page_asks_more_than_five_times()
    {
        var survey = await portal.NewSurvey();
        var clerk = await NewAdministrator("数え市");
        await portal.Answer(clerk, Surveys.Complete(await portal.NewVendor("令和9年6月")));
        await portal.AskAgain(clerk);
        using var browser = await SignIn();
        string[] of = ["", "/answers", "/missing", "/edit", $"/insurers/{clerk.InsurerId}"];

        foreach (var path in of.Select(p => $"/operator/surveys/{survey.Id}{p}").Concat(["/operator/surveys", "/operator/surveys/reconfirmation"]))
        {
            await browser.OpenAsync(path);
            var (page, commands) = await portal.WatchAsync(() => browser.GetAsync(path));

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.True(commands.Count <= 5, $"{path}:\n{string.Join('\n', commands)}");
        }

        foreach (var path in of.Concat(["/answers.csv", "/missing.csv"]))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/operator/surveys/{Guid.CreateVersion7()}{path}")).StatusCode);
        }
    }

    private async Task<TestBrowser> SignIn() => await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

    private Task<TestUser> NewAdministrator(string name) => NewAdministrator(People.NewInsurer(name));

    private async Task<TestUser> NewAdministrator(Organisation insurer)
    {
        await portal.Add(insurer);
        return await portal.NewClerk(insurer, AccountRole.InsurerAdministrator);
    }

    private static string Where(HttpResponseMessage response) => response.Headers.Location!.OriginalString;
}
