using System.Net;
using System.Text;
using AngleSharp.Dom;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Operator;

public sealed class MasterImportPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Insurers = "/operator/insurers/import";
    private const string Municipalities = "/operator/municipalities/import";

    [Fact]
    public async Task A_list_of_insurers_is_looked_at_first_and_then_imported()
    {
        using var browser = await SignIn();

        var preview = await UploadAsync(browser, Insurers, "保険者番号,名称,種別\r\n442020,別府市,市町村\r\n");
        var page = await browser.OpenAsync(preview);
        Assert.Contains("まだ取り込んでいません", page.MainText(), StringComparison.Ordinal);
        var done = await browser.SubmitAsync(page, preview, null);

        Assert.Equal("/operator/insurers?done=imported&added=1&changed=0&ended=0", done.Headers.Location?.OriginalString);
        Assert.Contains("新規1団体、変更0団体です。", (await browser.OpenAsync(done.Headers.Location!.ToString())).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(preview)).StatusCode);
    }

    [Fact]
    public async Task A_bad_row_is_shown_and_there_is_no_button()
    {
        using var browser = await SignIn();

        var page = await browser.OpenAsync(await UploadAsync(browser, Insurers, "保険者番号,名称,種別\r\n442021,別府市,町\r\n"));

        Assert.Contains("エラーのある行が1行あります", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("種別は「市町村」", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form[method=post]"));
        Assert.DoesNotContain("まだ取り込んでいません", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_comes_back_as_nothing_new()
    {
        using var browser = await SignIn();
        await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new AddInsurer(
            Guid.CreateVersion7(), "239814", "=試験広域連合", InsurerKind.WideAreaUnion, "232017 豊橋市\n232076 豊川市", false));
        var csv = await (await browser.GetAsync("/operator/insurers.csv?q=239814")).Content.ReadAsStringAsync();

        var page = await browser.OpenAsync(await UploadAsync(browser, Insurers, csv) + "?show=Unchanged");

        Assert.Equal("変更なし", Assert.Single(page.QuerySelectorAll("tbody .chip")).TextContent.Trim());
    }

    [Fact]
    public async Task The_ministrys_list_is_imported_and_stands_on_the_public_page()
    {
        using var browser = await SignIn();
        using var visitor = portal.Visit();
        await visitor.OpenAsync("/municipalities/oita");

        var preview = await UploadAsync(browser, Municipalities, await portal.MunicipalityCsvAsync(null, "442178,大分県,試験市,ｵｵｲﾀｹﾝ,ｼｹﾝｼ"));
        var done = await browser.SubmitAsync(preview);

        var page = await browser.OpenAsync(done.Headers.Location!.ToString());
        Assert.Contains("新規1件、変更0件、なくなったもの0件です。", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("1,742", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("試験市", (await visitor.OpenAsync("/municipalities/oita")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_a_part_of_the_country_says_what_to_do()
    {
        using var browser = await SignIn();

        var page = await browser.OpenAsync(await UploadAsync(browser, Municipalities, "団体コード,市区町村名（漢字）,市区町村名（カナ）\r\n442011,大分市,ｵｵｲﾀｼ\r\n"));

        Assert.Contains("47都道府県すべてを含む一覧を選んでください。", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form[method=post]"));
    }

    [Theory]
    [InlineData(Insurers)]
    [InlineData(Municipalities)]
    public async Task Nothing_chosen_is_told_and_a_colleagues_upload_is_not_found(string path)
    {
        using var browser = await SignIn();
        using var colleague = await SignIn();

        Assert.Equal(MasterImportErrors.FileMissing.Message, (await (await browser.SubmitAsync(path)).ReadPageAsync()).ErrorFor("Upload"));
        var preview = await UploadAsync(browser, path, "保険者番号,名称,種別\r\n442038,中津市,市町村\r\n");
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(preview)).StatusCode);
    }

    [Fact]
    public async Task An_expired_upload_leads_back_with_an_explanation()
    {
        using var browser = await SignIn();
        var preview = await UploadAsync(browser, Insurers, "保険者番号,名称,種別\r\n442038,中津市,市町村\r\n");
        var page = await browser.OpenAsync(preview);
        await portal.InDatabase(async db =>
        {
            db.RemoveRange(db.MasterImports);
            return await db.SaveChangesAsync();
        });

        var response = await browser.SubmitAsync(page, preview, null);

        Assert.Equal($"{Insurers}?gone=True", response.Headers.Location?.OriginalString);
        Assert.Contains("一覧は変わっていません。", (await browser.OpenAsync($"{Insurers}?gone=True")).MainText(), StringComparison.Ordinal);
    }

    private async Task<TestBrowser> SignIn() => await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

    private static async Task<string> UploadAsync(TestBrowser browser, string path, string csv)
    {
        var form = await browser.OpenAsync(path);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Upload", "一覧.csv" },
        };
        var response = await browser.Client.PostAsync(new Uri(path, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }
}
