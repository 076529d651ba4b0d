using System.Net;
using System.Text;
using AngleSharp.Dom;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.ClaimsRegister;

public sealed class ClaimsRegisterPageTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private TestBrowser browser = null!;

    public async Task InitializeAsync() => browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

    public Task DisposeAsync()
    {
        browser.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_file_is_looked_at_first_and_then_imported()
    {
        var (kept, gone) = (RegisterCsv.Office((ClaimsRegisterCsv.Name, "残る事業所")), RegisterCsv.Office((ClaimsRegisterCsv.Name, "外れる事業所")));
        await ImportAsync(RegisterCsv.Of(kept, gone));
        var bad = RegisterCsv.Office((ClaimsRegisterCsv.Phone, "110"));

        var address = await UploadAsync(RegisterCsv.Of(kept, RegisterCsv.Office((ClaimsRegisterCsv.Name, "新しい事業所")), bad));
        Assert.Contains("読み込んでいます", (await browser.OpenAsync(address)).Title, StringComparison.Ordinal);
        await portal.SendAsWorker(new CheckClaimsRegister());
        var page = await browser.OpenAsync(address);
        Assert.Equal(
            ["1件", "0件", "1件", "1件", "1行"], page.QuerySelectorAll("main .stats dd").Select(d => d.TextContent.Trim()));
        Assert.Contains("電話番号は、市外局番から", page.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("新しい事業所", (await browser.OpenAsync($"{address}?show=New")).MainText(), StringComparison.Ordinal);
        Assert.Contains("外れる事業所", (await browser.OpenAsync($"{address}?show=Vanished")).MainText(), StringComparison.Ordinal);

        var refused = await browser.SubmitAsync(page, address, null);
        var again = await refused.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(ClaimsRegisterErrors.HasProblems.Message, again.ErrorFor("LeaveOutProblems"));
        Assert.Equal(ClaimsRegisterErrors.LosesMany.Message, again.ErrorFor("AcceptVanished"));

        var confirmed = await browser.SubmitAsync(page, address, null, ("LeaveOutProblems", "true"), ("AcceptVanished", "true"));
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        Assert.Contains("書き込んでいます", (await browser.OpenAsync(address)).MainText(), StringComparison.Ordinal);
        await portal.SendAsWorker(new ImportClaimsRegister());

        Assert.Contains("エラーのある1行を除きました", (await browser.OpenAsync(address)).MainText(), StringComparison.Ordinal);
        Assert.Equal(["外れた"], await ChipsOf($"q={gone[1]}"));
        Assert.Equal(["あり"], await ChipsOf($"q={kept[1]}&state=current"));
        Assert.Equal(["外れた"], await ChipsOf("q=外れる事&state=left"));
        Assert.Empty(await ChipsOf($"q={bad[1]}"));
    }

    [Fact]
    public async Task A_second_click_on_import_changes_nothing_and_a_cancelled_one_says_so()
    {
        var office = RegisterCsv.Office();
        var address = await UploadAsync(RegisterCsv.Of(office));
        await portal.SendAsWorker(new CheckClaimsRegister());
        var page = await browser.OpenAsync(address);

        var cancelled = await browser.Client.PostAsync(new Uri($"{address}?handler=Cancel", UriKind.Relative), Form(page));
        var late = await browser.SubmitAsync(page, address, null);

        Assert.Equal(HttpStatusCode.Redirect, cancelled.StatusCode);
        Assert.Contains(ClaimsRegisterErrors.NotWaiting.Message, (await late.ReadPageAsync()).Errors());
        Assert.Contains("登録簿は変わっていません", (await browser.OpenAsync(address)).MainText(), StringComparison.Ordinal);

        var second = await ImportAsync(RegisterCsv.Of(office));
        var repeated = await browser.SubmitAsync(page, second, null);
        Assert.Equal(HttpStatusCode.Redirect, repeated.StatusCode);
        Assert.False(await portal.SendAsWorker(new ImportClaimsRegister()));
    }

    [Fact]
    public async Task While_one_is_open_the_next_is_shown_the_way_to_it()
    {
        var open = await UploadAsync(RegisterCsv.Of(RegisterCsv.Office()));

        var response = await SendAsync(RegisterCsv.Of(RegisterCsv.Office()));

        var page = await response.ReadPageAsync();
        Assert.Equal(ClaimsRegisterErrors.AnotherIsOpen.Message, page.ErrorFor("Upload"));
        Assert.Equal(open, page.QuerySelector("#open ~ * a")!.GetAttribute("href"));
        await browser.Client.PostAsync(new Uri($"{open}?handler=Cancel", UriKind.Relative), Form(await browser.OpenAsync(open)));
    }

    [Fact]
    public async Task Nothing_chosen_is_told_beside_the_field() => Assert.Equal(
        ClaimsRegisterErrors.FileMissing.Message,
        (await (await browser.SubmitAsync("/operator/claims-register/import")).ReadPageAsync()).ErrorFor("Upload"));

    [Fact]
    public async Task Every_problem_can_be_saved_as_CSV()
    {
        var address = await UploadAsync(RegisterCsv.Of(RegisterCsv.Good, RegisterCsv.Office((ClaimsRegisterCsv.Name, ""), (ClaimsRegisterCsv.Beds, "3"))));
        await portal.SendAsWorker(new CheckClaimsRegister());

        var response = await browser.GetAsync($"{address}/problems.csv");

        var csv = (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(["行,列,問題と直し方", "3,名称,名称を入れてください。"], csv[..2]);
        Assert.StartsWith("3,病床数,", csv[2], StringComparison.Ordinal);
        await browser.Client.PostAsync(new Uri($"{address}?handler=Cancel", UriKind.Relative), Form(await browser.OpenAsync(address)));
    }

    [Fact]
    public async Task The_template_has_the_right_headings_and_cannot_be_imported_by_mistake()
    {
        var csv = await (await browser.GetAsync("/operator/claims-register/template.csv")).Content.ReadAsStringAsync();
        var address = await UploadAsync(csv);

        await portal.SendAsWorker(new CheckClaimsRegister());

        Assert.StartsWith(string.Join(',', ClaimsRegisterCsv.Headings), csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        var page = await browser.OpenAsync(address);
        Assert.Contains("このファイルは取り込めません", page.Title, StringComparison.Ordinal);
        Assert.Equal([ClaimsRegisterCsv.SecretHash], page.QuerySelectorAll("main tbody [data-label='列']").Select(c => c.TextContent.Trim()));
    }

    private static FormUrlEncodedContent Form(IDocument page) => new(
        [KeyValuePair.Create("__RequestVerificationToken", page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);

    private async Task<IEnumerable<string>> ChipsOf(string query) =>
        (await browser.OpenAsync($"/operator/claims-register?{query}")).QuerySelectorAll("td[data-label='状態'] .chip").Select(c => c.TextContent.Trim())
            .Where(text => text is "あり" or "外れた");

    private async Task<string> ImportAsync(string csv)
    {
        var address = await UploadAsync(csv);
        await portal.SendAsWorker(new CheckClaimsRegister());
        var page = await browser.OpenAsync(address);
        var confirmed = await browser.SubmitAsync(page, address, null, [.. page.QuerySelectorAll("main input[type=checkbox]").Select(c => (c.GetAttribute("name")!, "true"))]);
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        await portal.SendAsWorker(new ImportClaimsRegister());
        return address;
    }

    private async Task<string> UploadAsync(string csv)
    {
        var response = await SendAsync(csv);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private async Task<HttpResponseMessage> SendAsync(string csv)
    {
        var form = await browser.OpenAsync("/operator/claims-register/import");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Upload", "登録簿.csv" },
        };
        return await browser.Client.PostAsync(new Uri("/operator/claims-register/import", UriKind.Relative), content);
    }
}
