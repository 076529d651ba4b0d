using System.Net;
using System.Text.Json;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Tests.Pages.Speed;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer;

public sealed class SurveyPageTests(CountingPortal portal) : IClassFixture<CountingPortal>
{
    private const string Home = "/insurer/onboarding/survey";
    private const string Edit = "/insurer/onboarding/survey/edit";
    private const string Check = "/insurer/onboarding/survey/check";

    [Fact]
    public async Task From_the_home_page_to_the_receipt_through_the_real_forms()
    {
        var survey = await portal.NewSurvey();
        var vendor = await portal.NewVendor("令和9年1月");
        var clerk = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        using var browser = await portal.SignIn(clerk);
        Assert.Contains("アンケートに回答してください", (await browser.OpenAsync("/insurer")).MainText(), StringComparison.Ordinal);

        var wrong = await browser.SubmitAsync(Edit, [("Go", "check"), .. Typed(vendor), ("WishedMonth", "令和10年4月")]);
        var refused = await wrong.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(SurveyErrors.MonthTooLate.Message, refused.ErrorFor("WishedMonth"));
        Assert.Equal("令和10年4月", refused.QuerySelector("#WishedMonth")!.GetAttribute("value"));
        Assert.Equal(Check, Where(await browser.SubmitAsync(refused, Edit, null, ("Go", "check"), ("WishedMonth", "令和8年12月"))));
        Assert.Contains("が対応できるのは令和9年1月からです。", (await browser.OpenAsync(Edit)).QuerySelector("#warn-WishedMonth")!.TextContent, StringComparison.Ordinal);

        var unread = await browser.SubmitAsync(Check);
        Assert.Equal(SurveyErrors.NotConfirmed.Message, (await unread.ReadPageAsync()).ErrorFor("Confirmed"));
        Assert.Equal($"{Home}?done=sent", Where(await browser.SubmitAsync(Check, ("Confirmed", "true"))));
        var done = (await browser.OpenAsync($"{Home}?done=sent")).MainText();
        Assert.Contains((await portal.ReceiptsOf(clerk))[0].Number, done, StringComparison.Ordinal);
        Assert.Contains(survey.ClosesOn.ToJapanText(), done, StringComparison.Ordinal);
        Assert.DoesNotContain("アンケートに回答してください", (await browser.OpenAsync("/insurer")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_clerks_sees_what_the_first_has_changed()
    {
        await portal.NewSurvey();
        var vendor = await portal.NewVendor();
        var clerk = await portal.NewClerk();
        using var first = await portal.SignIn(clerk);
        using var second = await portal.SignIn(await portal.NewColleague(clerk));
        var opened = await second.OpenAsync(Edit);
        Assert.Equal($"{Home}?done=saved", Where(await first.SubmitAsync(Edit, [.. Typed(vendor), ("Remarks", "一人目")])));

        var response = await second.SubmitAsync(opened, Edit, null, [.. Typed(vendor), ("Remarks", "二人目")]);

        var page = await response.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(opened.QuerySelector("form[data-autosave=on]"));
        Assert.NotNull(page.QuerySelector("form[data-autosave=off]"));
        Assert.Equal(["備考一人目二人目"], page.QuerySelectorAll("[aria-labelledby=differences] tbody tr").Select(r => r.TextContent.Trim()));
        Assert.Equal($"{Home}?done=saved", Where(await second.SubmitAsync(page, Edit, null)));
        Assert.Contains("二人目", (await first.OpenAsync(Edit)).QuerySelector("#Remarks")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_saves_by_itself_without_its_checks()
    {
        await portal.NewSurvey();
        using var browser = await portal.SignIn(await portal.NewClerk());
        browser.Client.DefaultRequestHeaders.Add("Accept", "application/json");

        var saved = await browser.SubmitAsync(Edit, ("WishedMonth", "春ごろ"));

        using var answer = JsonDocument.Parse(await saved.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(16, answer.RootElement.GetProperty("mark").GetString()!.Length);
        Assert.Contains("まだ送っていません", answer.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
        browser.Client.DefaultRequestHeaders.Remove("Accept");
        Assert.Equal("", (await browser.OpenAsync(Edit)).QuerySelector("#warn-VendorId")!.TextContent.Trim());
        Assert.Contains(SurveyErrors.MonthUnreadable.Message, (await browser.OpenAsync(Check)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_day_a_change_is_asked_for_and_the_reply_is_read()
    {
        var survey = await portal.NewSurvey();
        var clerk = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        await portal.Answer(clerk, Surveys.Complete(await portal.NewVendor()));
        portal.GoTo(survey.ClosesOn.AddDays(1));
        using var browser = await portal.SignIn(clerk);
        using var official = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        var desk = $"/operator/surveys/{survey.Id}/insurers/{clerk.InsurerId}";

        Assert.Equal($"{Home}?done=asked", Where(await browser.SubmitAsync(Home, ("Words", "希望の月を遅らせたい。"))));
        Assert.Contains("試験市", (await official.OpenAsync($"/operator/surveys/{survey.Id}")).QuerySelector("[aria-labelledby=waiting]")!.TextContent, StringComparison.Ordinal);
        var unread = await (await official.SubmitAsync(desk, ("IsGranted", "true"), ("Until", "きのう"))).ReadPageAsync();
        Assert.Equal(SurveyErrors.UntilUnreadable.Message, unread.ErrorFor("Until"));
        Assert.Equal($"{desk}?done=granted", Where(await official.SubmitAsync(
            desk, ("IsGranted", "true"), ("Until", survey.ClosesOn.AddDays(4).ToJapanText()), ("Words", "承りました。"))));

        Assert.Equal($"{desk}?done=moved", Where(await official.SubmitAsync(
            await official.OpenAsync(desk), desk, "#move-form", ("Until", survey.ClosesOn.AddDays(6).ToJapanText()))));

        var page = (await browser.OpenAsync(Home)).MainText();
        Assert.Contains($"{survey.ClosesOn.AddDays(6).ToJapanText()}まで、もう一度回答できます", page, StringComparison.Ordinal);
        Assert.Contains("事務局から：承りました。", page, StringComparison.Ordinal);
        Assert.Contains("回答を直す", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_answered_on_its_own_page_and_stays_as_history()
    {
        await portal.NewSurvey();
        var clerk = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        await portal.Answer(clerk, Surveys.Complete(await portal.NewVendor("令和9年6月")));
        await portal.AskAgain(clerk);
        var path = $"/insurer/onboarding/reconfirmation/{(await portal.QuestionsOf(clerk))[0].Id}";
        using var browser = await portal.SignIn(clerk);
        using var foreign = await portal.SignIn(await portal.NewClerk());
        Assert.Contains("再確認が1件届いています", (await browser.OpenAsync("/insurer")).MainText(), StringComparison.Ordinal);

        var blank = await browser.SubmitAsync(path, ("Words", ""));
        Assert.Equal(ReconfirmationErrors.WordsMissing.Message, (await blank.ReadPageAsync()).ErrorFor("Words"));
        Assert.Equal("/insurer/onboarding/reconfirmation?done=explained", Where(await browser.SubmitAsync(path, ("Words", "ベンダと決めています。"))));

        Assert.Contains("ベンダと決めています。", (await browser.OpenAsync("/insurer/onboarding/reconfirmation")).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_union_for_the_review_board_alone_is_told_that_its_members_answer()
    {
        await portal.NewSurvey();
        var board = People.NewInsurer();
        (board.HasInsurerFunction, board.Kind) = (false, InsurerKind.WideAreaUnion);
        await portal.Add(board);
        using var browser = await portal.SignIn(await portal.NewClerk(board));

        Assert.Contains("構成市町村が、それぞれ回答します", (await browser.OpenAsync(Home)).MainText(), StringComparison.Ordinal);
        Assert.Null((await browser.OpenAsync(Edit)).QuerySelector("main form[method=post]"));
        Assert.DoesNotContain("アンケートに回答してください", (await browser.OpenAsync("/insurer")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_asks_the_database_more_than_five_times()
    {
        await portal.NewSurvey();
        var clerk = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var form = Surveys.Complete(await portal.NewVendor("令和9年6月"));
        await portal.Answer(clerk, form);
        await portal.AskAgain(clerk);
        await portal.Save(clerk, form with { Remarks = "続き" });
        using var browser = await portal.SignIn(clerk);
        var question = (await portal.QuestionsOf(clerk))[0].Id;

        foreach (var path in (string[])["/insurer", Home, Edit, Check, "/insurer/onboarding/reconfirmation", $"/insurer/onboarding/reconfirmation/{question}"])
        {
            await browser.OpenAsync(path);
            var (page, commands) = await portal.WatchAsync(() => browser.GetAsync(path));

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.True(commands.Count <= 5, $"{path}:\n{string.Join('\n', commands)}");
        }
    }

    private static (string Name, string Value)[] Typed(Guid vendor) =>
    [
        ("State", "Planned"), ("VendorId", $"{vendor}"), ("StandardisedOn", "令和8年12月1日"), ("ContactName", "試験 花子"),
        ("ContactDepartment", "介護保険課"), ("ContactPhone", "097-000-0000"), ("ContactEmail", "contact@example.jp"),
    ];

    private static string Where(HttpResponseMessage response) => response.Headers.Location!.OriginalString;
}
