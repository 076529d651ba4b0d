using System.Net;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Pages.Speed;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Operator;

public sealed class VendorPageTests(CountingPortal portal) : IClassFixture<CountingPortal>
{
    [Fact]
    public async Task A_vendor_is_registered_chosen_by_an_insurer_and_listed_with_it()
    {
        using var browser = await SignIn();
        var added = await browser.SubmitAsync("/operator/vendors/new", ("Name", "丁システム"), ("Month", "Ｒ９．１"));
        var id = added.Headers.Location!.OriginalString.Split('/', '?')[3];
        var insurer = People.NewInsurer();
        await portal.Add(insurer);

        await browser.SubmitAsync($"/operator/insurers/{insurer.Id}/edit", ("VendorId", id), ("HasInsurerFunction", "true"));

        Assert.Contains("丁システム", (await browser.OpenAsync($"/operator/insurers/{insurer.Id}")).MainText(), StringComparison.Ordinal);
        var row = (await browser.OpenAsync("/operator/vendors")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("丁システム", StringComparison.Ordinal));
        Assert.Contains("令和9年1月以降", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", row.QuerySelector("td.r")!.TextContent);
    }

    [Fact]
    public async Task A_month_that_cannot_be_read_stays_in_its_field_with_a_sentence()
    {
        using var browser = await SignIn();

        var page = await (await browser.SubmitAsync("/operator/vendors/new", ("Name", ""), ("Month", "来年"))).ReadPageAsync();

        Assert.Equal("名称を入力してください。", page.ErrorFor("Name"));
        Assert.Equal("初期セットアップができる月を読み取れません。「令和8年9月」のように入力してください。", page.ErrorFor("Month"));
        Assert.Equal("来年", page.QuerySelector("#Month")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_second_of_two_sees_what_the_first_has_saved()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = (await portal.SendAs(official, new AddSystemVendor(Guid.CreateVersion7(), "戊システム", "R8.9"))).Value;
        using var browser = await portal.SignIn(official);
        var path = $"/operator/vendors/{id}";
        var opened = await browser.OpenAsync(path);
        await browser.SubmitAsync(path, ("Month", "R8.11"));

        var response = await browser.SubmitAsync(opened, path, null, ("Month", "R9.1"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var text = (await response.ReadPageAsync()).MainText();
        Assert.Contains(ConflictErrors.ChangedMeanwhile.Message, text, StringComparison.Ordinal);
        Assert.Contains("令和8年11月", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_vendor_is_not_found()
    {
        using var browser = await SignIn();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/operator/vendors/{Guid.CreateVersion7()}")).StatusCode);
    }

    [Fact]
    public async Task No_page_of_the_masters_asks_the_database_more_than_five_times()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var vendor = (await portal.SendAs(official, new AddSystemVendor(Guid.CreateVersion7(), "己システム", "R8.9"))).Value;
        var insurers = await portal.UploadAsync(official, MasterListKind.Insurers, "保険者番号,名称,種別\r\n442020,別府市,市町村\r\n");
        var places = await portal.UploadAsync(official, MasterListKind.Municipalities, await portal.MunicipalityCsvAsync());
        using var browser = await portal.SignIn(official);
        string[] paths =
        [
            "/operator/vendors", $"/operator/vendors/{vendor}", "/operator/municipalities", "/operator/municipalities/import",
            $"/operator/municipalities/import/{places}", "/operator/insurers/import", $"/operator/insurers/import/{insurers}",
            "/municipalities", "/municipalities/oita", "/municipalities/oita/442011",
        ];

        foreach (var path in paths)
        {
            await browser.OpenAsync(path);
            var (page, commands) = await portal.WatchAsync(() => browser.GetAsync(path));

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.True(commands.Count <= 5, $"{path}:\n{string.Join('\n', commands)}");
        }
    }

    private async Task<TestBrowser> SignIn() => await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
}
