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
