using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Portal.Core.Subsidies;
using Portal.Tests.Pages.Security;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

public sealed class ApplicationPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task From_the_first_button_to_the_number_through_the_real_forms()
    {
        var user = await portal.NewOfficeUser();
        using var browser = await portal.SignIn(user);

        var path = Next(await browser.SubmitAsync("/subsidies/apply"));
        await browser.SubmitAsync($"{path}/checks", ("IsFinished", "true"), ("IsEligible", "true"), ("IsForThisOnly", "true"));
        await browser.SubmitAsync($"{path}/basics");
        await browser.SubmitAsync(
            $"{path}/costs", ("Services", "11"), ("ReaderCostYen", "１４，５００円"), ("Readers", "1"), ("IsCompatible", "true"), ("SupportCostYen", "60000"));
        Assert.Contains("64,000円", (await browser.OpenAsync(path)).MainText(), StringComparison.Ordinal);
        await browser.SubmitAsync(
            $"{path}/account", ("AccountPlace", "Bank"), ("BankCode", "0001"), ("BranchCode", "001"), ("AccountType", "Ordinary"),
            ("AccountNumber", "1234567"), ("HolderKana", "ﾐﾄﾞﾘｶｲ"));
        await portal.AddEvidence(user, Guid.Parse(path.Split('/')[^1]));
        var confirm = await browser.OpenAsync($"{path}/confirm");
        Assert.Contains("ミドリカイ", confirm.MainText(), StringComparison.Ordinal);
        var done = Next(await browser.SubmitAsync(confirm, $"{path}/confirm", null, ("Agreed", "true")));

        var page = await browser.OpenAsync(done);
        var number = (await portal.ApplicationOf(Guid.Parse(path.Split('/')[^1]))).ReceiptNumber!;
        Assert.Contains("申請を受け付けました", page.MainText(), StringComparison.Ordinal);
        Assert.Contains(number, page.MainText(), StringComparison.Ordinal);
        Assert.Contains(number, (await browser.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        Assert.Equal(path + "?done=sent", Next(await browser.GetAsync($"{path}/confirm")) + "?done=sent");
    }

    [Fact]
    public async Task What_a_colleague_changes_while_it_is_checked_is_shown_before_it_is_sent()
    {
        var user = await portal.NewOfficeUser();
        var path = $"/subsidies/applications/{await portal.NewCompleteDraft(user)}";
        using var browser = await portal.SignIn(user);
        var confirm = await browser.OpenAsync($"{path}/confirm");
        await browser.SubmitAsync($"{path}/note", ("Text", "同僚の備考"));

        var refused = await browser.SubmitAsync(confirm, $"{path}/confirm", null, ("Agreed", "true"));

        var page = await refused.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(ApplicationErrors.ChangedSinceShown.Message, page.Errors());
        Assert.Contains("同僚の備考", page.MainText(), StringComparison.Ordinal);
        Assert.Equal($"{path}?done=sent", Next(await browser.SubmitAsync(page, $"{path}/confirm", null, ("Agreed", "true"))));
    }

    [Fact]
    public async Task A_wrong_field_is_said_beside_it_and_is_kept_all_the_same()
    {
        using var browser = await portal.SignIn(await portal.NewOfficeUser());
        var path = Next(await browser.SubmitAsync("/subsidies/apply"));

        var response = await browser.SubmitAsync($"{path}/costs", ("Services", "11"), ("ReaderCostYen", "一万円"), ("Readers", "4"), ("SupportCostYen", "0"));

        var page = await response.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("0以上の数字だけで入力してください。", page.ErrorFor("ReaderCostYen"));
        Assert.Equal("一万円", (await browser.OpenAsync($"{path}/costs")).QuerySelector("[name=ReaderCostYen]")!.GetAttribute("value"));
        Assert.Contains("入力中", (await browser.OpenAsync(path)).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("words=みずほ", "みずほ（0001）")]
    [InlineData("words=みずほ&bank=", null)]
    [InlineData("words=丸の内&bank=みずほ（0001）", "丸の内中央（004）")]
    [InlineData("words=丸の内&bank=三菱", null)]
    [InlineData("words=", null)]
    public async Task Banks_and_branches_are_offered_while_somebody_types(string query, string? first)
    {
        using var browser = await portal.SignIn(await portal.NewOfficeUser());

        using var offers = JsonDocument.Parse(await (await browser.GetAsync($"/subsidies/applications/banks?{query}")).Content.ReadAsStringAsync());

        Assert.InRange(offers.RootElement.GetArrayLength(), 0, 8);
        Assert.Equal(first, offers.RootElement.EnumerateArray().Select(o => o.GetProperty("choice").GetString()).FirstOrDefault());
    }

    [Fact]
    public async Task The_page_saves_by_itself_and_tells_a_colleagues_change()
    {
        using var browser = await portal.SignIn(await portal.NewOfficeUser());
        var path = Next(await browser.SubmitAsync("/subsidies/apply"));
        var page = await browser.OpenAsync($"{path}/note");
        browser.Client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        var first = await browser.SubmitAsync(page, $"{path}/note", null, ("Text", "途中まで"));
        var second = await browser.SubmitAsync(page, $"{path}/note", null, ("Text", "別の画面から"));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("mark", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    [Fact]
    public async Task The_slip_shows_exactly_what_was_sent()
    {
        var user = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(user);
        using var browser = await portal.SignIn(user);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/subsidies/applications/{id}/receipt.pdf")).StatusCode);
        await portal.SendAs(user, new SubmitApplication(id, true));

        var response = await browser.GetAsync($"/subsidies/applications/{id}/receipt.pdf");

        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Every_page_of_another_offices_application_does_not_exist_and_nothing_happens_to_it()
    {
        var owner = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(owner);
        var file = (await portal.SendAs(owner, new FindApplication(id)))!.Files[0].Id;
        using var browser = await portal.SignIn(await portal.NewOfficeUser());
        var before = await portal.EveryRowAsync();

        var wrong = new List<string>();
        foreach (var endpoint in (await EndpointList.ReadAsync(portal)).Where(e => e.Route.StartsWith("/subsidies/applications/{id:guid}", StringComparison.Ordinal)))
        {
            var path = endpoint.Route.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
                .Replace("{fileId:guid}", file.ToString(), StringComparison.Ordinal);
            var response = await browser.AskAsync(endpoint, path, [new("Agreed", "true"), new("FileId", file.ToString()), new("KindKey", "receipts"), new("Mark", "x")]);
            if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))
            {
                wrong.Add($"{endpoint}: {(int)response.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Equal(before.Where(IsOfOffice), (await portal.EveryRowAsync()).Where(IsOfOffice));
    }

    private static bool IsOfOffice(string row) =>
        row.StartsWith("subsidy", StringComparison.Ordinal) || row.StartsWith("evidence", StringComparison.Ordinal) || row.StartsWith("office", StringComparison.Ordinal);

    private static string Next(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }
}
