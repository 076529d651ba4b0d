using System.Net;
using System.Text;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer;

public sealed class OnboardingPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Home = "/insurer/onboarding";

    [Fact]
    public async Task The_ten_tasks_stand_with_state_and_day_and_home_says_how_many_are_left()
    {
        var clerk = await portal.NewClerk();
        await portal.Answer(clerk);
        await portal.Schedule(clerk);
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync(Home);
        var home = await browser.OpenAsync("/insurer");

        Assert.Equal(10, page.QuerySelectorAll(".tasks > li").Length);
        Assert.Equal(
            ["完了", "完了", "完了", "未着手", "進行中", "未着手", "未着手", "未着手", "未着手", "未着手"],
            page.QuerySelectorAll(".tasks .chip").Select(c => c.TextContent.Trim()));
        Assert.Contains("期限 令和9年2月10日（水）", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("あと7件あります", home.MainText(), StringComparison.Ordinal);
        foreach (var number in Enumerable.Range(1, 10))
        {
            Assert.Equal(OnboardingTasks.All[number - 1].Title(), (await browser.OpenAsync($"{Home}/tasks/{number}")).QuerySelector("h1")!.TextContent);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Home}/tasks/11")).StatusCode);
    }

    [Fact]
    public async Task A_task_is_reported_and_what_is_lacking_is_said_beside_its_field()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());
        var path = $"{Home}/tasks/9";

        var refused = await SendAsync(("State", "Done"), ("DoneOn", ""), ("Person", ""));
        var sent = await SendAsync(("State", "Done"), ("DoneOn", "令和8年11月2日"), ("Person", "山田 花子"));
        var page = await browser.OpenAsync(sent.Headers.Location!.ToString());

        var errors = await refused.ReadPageAsync();
        Assert.Equal(
            (OnboardingErrors.DoneOnMissing.Message, OnboardingErrors.PersonMissing.Message), (errors.ErrorFor("DoneOn"), errors.ErrorFor("Person")));
        Assert.Contains("締結済み", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("令和8年4月1日（水）", page.MainText(), StringComparison.Ordinal);

        async Task<HttpResponseMessage> SendAsync(params (string, string)[] fields) =>
            await browser.SubmitAsync(await browser.OpenAsync(path), path, "#report-form", fields);
    }

    [Fact]
    public async Task Files_come_in_are_followed_shown_and_taken_out()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);
        var path = $"{Home}/tasks/6";

        await browser.UploadAsync(path, ("評価書.pdf", Sessions.OtherPdf()), ("評価書.docx", [1]));
        var checking = await browser.OpenAsync(path);
        await portal.CheckTaskFiles();
        var done = await browser.OpenAsync(path);
        var file = done.QuerySelector("#task-files tbody a")!.GetAttribute("href")!;

        Assert.Equal([$"評価書.docx：{TaskFileErrors.NotPdf.Message}"], checking.QuerySelectorAll(".note.bad li").Select(li => li.TextContent));
        Assert.Equal(path, checking.QuerySelector("#task-files")!.GetAttribute("data-refresh-url"));
        Assert.Null(done.QuerySelector("#task-files")!.GetAttribute("data-refresh-url"));
        Assert.Equal("application/pdf", (await browser.GetAsync(file)).Content.Headers.ContentType!.MediaType);
        using var other = await portal.SignIn(await portal.NewClerk());
        using var official = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(file)).StatusCode);
        var shown = await official.OpenAsync($"/operator/onboarding/{clerk.InsurerId}");
        Assert.Equal(HttpStatusCode.OK, (await official.GetAsync(shown.QuerySelector(".tasks a")!.GetAttribute("href")!)).StatusCode);

        await browser.SubmitAsync(done, path, "#task-files form");

        Assert.Contains("ファイルは入っていません", (await browser.OpenAsync(path)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_revoked_on_a_page_that_asks()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        await portal.Answer(administrator);
        using var browser = await portal.SignIn(administrator);
        var path = $"{Home}/keys";
        var form = await browser.OpenAsync(path);

        var issued = await browser.SubmitAsync(form, path, "#issue");
        var text = (await issued.ReadPageAsync()).GetElementById("issued")!.TextContent;
        var twice = await browser.SubmitAsync(form, path, "#issue");
        var list = await browser.OpenAsync(path);
        var revoke = list.QuerySelector("tbody a")!.GetAttribute("href")!;

        Assert.True(issued.Headers.CacheControl!.NoStore);
        Assert.Equal([AuthenticationKeyErrors.IssuedAlready.Message], (await twice.ReadPageAsync()).Errors());
        Assert.DoesNotContain(text, list.MainText(), StringComparison.Ordinal);
        Assert.Contains("未使用", list.MainText(), StringComparison.Ordinal);
        using var other = await portal.SignIn(await portal.NewClerk(role: AccountRole.InsurerAdministrator));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(revoke)).StatusCode);
        var done = await browser.SubmitAsync(revoke);
        Assert.Equal($"{path}?done=revoked", done.Headers.Location!.ToString());
        Assert.Equal([AuthenticationKeyErrors.Unusable], (await portal.SendAsWorker(new UseAuthenticationKey(text))).Errors);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(revoke)).StatusCode);
    }

    [Fact]
    public async Task Contact_persons_are_added_changed_and_removed()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var refused = await browser.SubmitAsync($"{Home}/contacts/new", ("Name", "山田 花子"), ("Email", "あ"));
        await browser.SubmitAsync(
            $"{Home}/contacts/new", ("Name", "山田 花子"), ("Department", "介護保険課"), ("Phone", "0975346111"), ("Email", "hanako@example.jp"));
        var edit = (await browser.OpenAsync($"{Home}/contacts")).QuerySelector("tbody a")!.GetAttribute("href")!;
        await browser.SubmitAsync(await browser.OpenAsync(edit), edit, "#change", ("Name", "髙橋 一郎"));
        var list = await browser.OpenAsync($"{Home}/contacts");
        await browser.SubmitAsync(await browser.OpenAsync(edit), edit, "#remove-form");

        Assert.Equal(3, (await refused.ReadPageAsync()).Errors().Count);
        Assert.Contains("髙橋 一郎", list.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(edit)).StatusCode);
    }

    [Fact]
    public async Task After_a_conflict_the_others_text_stands_there_and_the_next_click_saves()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);
        foreach (var (path, form, mine, theirs) in new (string, string?, (string, string)[], (string, string)[])[]
        {
            ($"{Home}/tasks/7", "#report-form", [("State", "UnderWay"), ("Note", "わたしのメモ")], [("State", "UnderWay"), ("Note", "別の人のメモ")]),
            ($"{Home}/notices/offices", null, [("Title", "わたし"), ("Body", "わたしの本文")], [("Title", "別の人"), ("Body", "別の人の本文")]),
        })
        {
            var page = await browser.OpenAsync(path);
            await browser.SubmitAsync(await browser.OpenAsync(path), path, form, theirs);

            var refused = await browser.SubmitAsync(page, path, form, mine);
            var shown = await refused.ReadPageAsync();
            var saved = await browser.SubmitAsync(shown, path, form);
            var again = await browser.SubmitAsync(shown, path, form);

            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(theirs[^1].Item2, shown.MainText(), StringComparison.Ordinal);
            Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (saved.StatusCode, again.StatusCode));
        }

        Assert.Equal("わたしのメモ", (await portal.SendAs(clerk, new FindOnboardingTask(7)))!.Report!.Note);
    }

    [Theory]
    [InlineData("offices", "介護事業所・医療機関向けの案内文")]
    [InlineData("residents", "住民向けの案内文")]
    public async Task A_notice_is_edited_and_printed(string reader, string heading)
    {
        using var browser = await portal.SignIn(await portal.NewClerk());
        var path = $"{Home}/notices/{reader}";

        var page = await browser.OpenAsync(path);
        var saved = await browser.SubmitAsync(path, ("Title", "お知らせ"), ("Body", "試験市の本文です。"));
        var pdf = await browser.GetAsync($"{path}.pdf");

        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.Equal($"{path}?done=saved", saved.Headers.Location!.ToString());
        Assert.Contains("/StructTreeRoot", Encoding.Latin1.GetString(await pdf.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Home}/notices/everybody")).StatusCode);
    }
}
