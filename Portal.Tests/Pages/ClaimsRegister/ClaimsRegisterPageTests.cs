using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;
using static Portal.Core.Accounts.ClaimsRegisterCsv;

namespace Portal.Tests.Pages.ClaimsRegister;

public sealed class ClaimsRegisterPageTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Root = "/operator/claims-register";
    private TestUser official = TestUser.Visitor;

    public async Task InitializeAsync() => official = await portal.NewOfficial(AccountRole.Operator);

    public async Task DisposeAsync()
    {
        foreach (var id in await portal.InDatabase(db => db.ClaimsRegisterImports.Where(i => i.Turn != null).Select(i => i.Id).ToListAsync()))
        {
            await portal.SendAs(official, new CancelClaimsRegister(id));
        }
    }

    [Fact]
    public async Task From_the_file_to_the_register_through_the_pages()
    {
        using var browser = await portal.SignIn(official);
        var office = RegisterCsv.Office((Name, "頁からの事業所"));

        var uploaded = await UploadAsync(browser, RegisterCsv.Of(office, RegisterCsv.Office((Name, ""), (Phone, "110"))));
        var address = uploaded.Headers.Location!.OriginalString;
        Assert.Contains("読んで", (await browser.OpenAsync(address)).MainText(), StringComparison.Ordinal);
        await portal.SendAsWorker(new CheckClaimsRegister());
        var preview = await browser.OpenAsync(address);
        Assert.Contains("名称を入れてください。", preview.MainText(), StringComparison.Ordinal);
        Assert.Contains("頁からの事業所", (await browser.OpenAsync($"{address}?show=New")).MainText(), StringComparison.Ordinal);

        var refused = await browser.SubmitAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("エラーのある行があります", (await refused.ReadPageAsync()).ErrorFor("LeaveOutProblems"), StringComparison.Ordinal);

        var confirmed = await browser.SubmitAsync(address, [("LeaveOutProblems", "true"), .. AcceptedIfAsked(preview)]);
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        Assert.NotNull((await browser.OpenAsync(address)).QuerySelector("#import[data-refresh-url]"));
        await portal.SendAsWorker(new ImportClaimsRegister());

        Assert.Contains("登録簿に取り込みました", (await browser.OpenAsync(address)).MainText(), StringComparison.Ordinal);
        var found = await browser.OpenAsync($"{Root}?q={office[1]}&prefecture=44&state=current");
        Assert.Contains("頁からの事業所", found.MainText(), StringComparison.Ordinal);
        Assert.Contains("大分県", found.MainText(), StringComparison.Ordinal);
        Assert.Contains("登録簿.csv", found.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_problems_are_saved_as_CSV_all_of_them()
    {
        using var browser = await portal.SignIn(official);
        var import = await portal.CheckRegister(official, RegisterCsv.Of(Enumerable.Range(0, 1_100).Select(_ => RegisterCsv.Office((Phone, "110"))).Append(RegisterCsv.Office())));

        var page = await browser.OpenAsync($"{Root}/import/{import.Id}");
        var csv = await (await browser.GetAsync($"{Root}/import/{import.Id}/problems.csv")).Content.ReadAsStringAsync();

        Assert.Contains("初めの1,000件です", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(1_101, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("\uFEFF行,列,問題と直し方\r\n2,電話番号,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_that_loses_many_places_asks_whether_the_file_is_whole()
    {
        using var browser = await portal.SignIn(official);
        await portal.ImportRegister(official, RegisterCsv.Of(Enumerable.Range(0, 20).Select(_ => RegisterCsv.Office())));
        var import = await portal.CheckRegister(official, RegisterCsv.Of(RegisterCsv.Office()));
        var address = $"{Root}/import/{import.Id}";

        var refused = await browser.SubmitAsync(address);

        Assert.Contains("全件のCSVであることを確かめて", (await refused.ReadPageAsync()).ErrorFor("AcceptVanished"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(address, ("AcceptVanished", "true"))).StatusCode);
        await portal.SendAsWorker(new ImportClaimsRegister());
    }

    [Fact]
    public async Task A_missing_file_and_a_second_import_are_told_beside_the_field()
    {
        using var browser = await portal.SignIn(official);
        var nothing = await browser.SubmitAsync($"{Root}/import");
        Assert.Equal("取り込むCSVファイルを選んでください。", (await nothing.ReadPageAsync()).ErrorFor("Upload"));

        await portal.UploadRegister(official, RegisterCsv.Of(RegisterCsv.Office()));
        var second = await (await UploadAsync(browser, RegisterCsv.Of(RegisterCsv.Office()))).ReadPageAsync();

        Assert.StartsWith("ほかの取込が終わっていません。", second.ErrorFor("Upload"), StringComparison.Ordinal);
        Assert.Contains("登録簿.csv", second.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_has_the_headings_and_an_example_that_nobody_can_import_by_mistake()
    {
        using var browser = await portal.SignIn(official);
        var template = await (await browser.GetAsync($"{Root}/template.csv")).Content.ReadAsStringAsync();

        Assert.StartsWith("\uFEFF" + string.Join(',', Headings), template, StringComparison.Ordinal);
        var import = await portal.CheckRegister(official, template);
        Assert.Equal(ClaimsRegisterImportStatus.Refused, import.Status);
        Assert.StartsWith("2 パスワードのハッシュ", Assert.Single(await portal.RegisterProblems(import.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_one_button()
    {
        using var browser = await portal.SignIn(official);
        var id = await portal.UploadRegister(official, RegisterCsv.Of(RegisterCsv.Office()));

        var answer = await browser.SubmitAsync($"{Root}/import/{id}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(ClaimsRegisterImportStatus.Cancelled, (await portal.RegisterImport(id)).Status);
        Assert.Contains("取込を取りやめました", (await browser.OpenAsync($"{Root}/import/{id}")).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccountRole.Helpdesk)]
    [InlineData(AccountRole.Auditor)]
    [InlineData(AccountRole.InsurerAdministrator)]
    public async Task Nobody_else_finds_any_of_it(AccountRole role)
    {
        var import = await portal.CheckRegister(official, RegisterCsv.Of(RegisterCsv.Office()));
        using var browser = await portal.SignIn(
            role == AccountRole.InsurerAdministrator ? await portal.NewClerk(role: role) : await portal.NewOfficial(role));

        foreach (var path in new[] { Root, $"{Root}/import", $"{Root}/import/{import.Id}", $"{Root}/import/{import.Id}/problems.csv", $"{Root}/template.csv" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        }
    }

    private static (string, string)[] AcceptedIfAsked(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelector("[name=AcceptVanished]") is null ? [] : [("AcceptVanished", "true")];

    private static async Task<HttpResponseMessage> UploadAsync(TestBrowser browser, string csv)
    {
        var page = await browser.OpenAsync($"{Root}/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
        };
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "Upload", "登録簿.csv");
        return await browser.Client.PostAsync(new Uri($"{Root}/import", UriKind.Relative), form);
    }
}
