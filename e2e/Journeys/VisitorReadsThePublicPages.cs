using Portal.EndToEnd.Support;

namespace Portal.EndToEnd.Journeys;

public sealed class VisitorReadsThePublicPages(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/manual")]
    [InlineData("/privacy")]
    [InlineData("/accessibility")]
    public async Task At_a_desk_and_on_a_telephone(string path)
    {
        foreach (var page in new[] { await site.DeskAsync(), await site.PhoneAsync() })
        {
            var response = await page.GotoAsync(path);

            Assert.Equal(200, response!.Status);
            await page.ShouldBeAccessibleAsync();
            await page.Context.CloseAsync();
        }
    }
}
