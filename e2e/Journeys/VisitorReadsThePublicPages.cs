using Microsoft.Playwright;
using Portal.EndToEnd.Support;

namespace Portal.EndToEnd.Journeys;

public sealed class VisitorReadsThePublicPages(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/manual/reviewer")]
    [InlineData("/manual/insurer")]
    [InlineData("/manual/operator")]
    [InlineData("/manual/auditor")]
    [InlineData("/manual/office")]
    [InlineData("/manual/visitor")]
    [InlineData("/municipalities?q=%E9%B6%B4%E3%81%8C%E5%B3%B6")]
    [InlineData("/municipalities?q=nowhere")]
    [InlineData("/municipalities/oita?sort=start")]
    [InlineData("/municipalities/hyogo/282219")]
    [InlineData("/municipalities/hyogo/442011", 404)]
    [InlineData("/municipalities/tochigi/093670")]
    [InlineData("/municipalities/subscribe?prefecture=hokkaido&place=01&place=442011")]
    [InlineData("/municipalities/subscribe?sent=true")]
    [InlineData("/municipalities/nowhere", 404)]
    [InlineData("/nowhere", 404)]
    [InlineData("/subsidies/calculator?kind=CardReaders&year=2026&Services=11&ReaderCostYen=14500&Readers=1&SupportCostYen=60000")]
    [InlineData("/subsidies/calculator?kind=PhysicianStatements")]
    public async Task At_a_desk_and_on_a_telephone(string path, int status = 200)
    {
        var page = await site.DeskAsync();
        var response = await page.GotoAsync(path);

        Assert.Equal(status, response!.Status);
        await page.ShouldBeAccessibleOnBothScreensAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_municipality_is_found_on_the_map_by_keyboard_and_by_its_old_name()
    {
        var page = await site.DeskAsync();
        await page.GotoAsync("/municipalities");

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^兵庫県 [0-9]+％$") }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "兵庫県の市町村の対応状況" })).ToBeVisibleAsync();
        await page.GotoAsync("/municipalities");
        await page.GetByLabel("市町村の名前・よみ・コード").FillAsync("篠山市");
        await page.GetByRole(AriaRole.Button, new() { Name = "探す" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "丹波篠山市" }).ClickAsync();

        await Assertions.Expect(page.GetByText("篠山市（令和元年5月1日")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_manual_loads_its_pictures_only_when_they_are_unfolded()
    {
        var page = await site.PhoneAsync();
        var loaded = 0L;
        page.Response += async (_, response) => Interlocked.Add(ref loaded, (await response.BodyAsync()).Length);

        await page.GotoAsync("/manual/insurer", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var firstView = Interlocked.Read(ref loaded);
        await page.Locator("summary").Filter(new() { HasText = "画面を見る" }).First.ClickAsync();
        var width = await page.Locator("details[open] img").EvaluateAsync<int>("async image => { await image.decode(); return image.naturalWidth; }");

        Assert.True(width > 0);
        Assert.True(firstView < 250_000, $"{firstView} bytes before compression");
        await page.ShouldBeAccessibleAsync();
    }
}
