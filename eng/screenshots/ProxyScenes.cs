using System.Globalization;
using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>An office asks another one, registered in the scenes of the office, to act for it; that one accepts and acts.</summary>
internal static class ProxyScenes
{
    private const string AgentNumber = "3270400017";

    public static async Task TakeAsync(Camera camera)
    {
        await OfferAsync(camera);
        var agent = await camera.DeskOfAsync("hamakaze");
        await agent.GotoAsync("/my/proxies");
        await agent.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link).First.ClickAsync();
        await agent.GetByRole(AriaRole.Button, new() { Name = "引き受ける" }).WaitForAsync();
        await camera.ShootAsync(agent, "proxy-asked");
        await agent.PressAsync("引き受ける");
        await agent.FollowAsync("切り替える");
        await agent.GetByRole(AriaRole.Button, new() { NameRegex = new("の代理") }).First.WaitForAsync();
        await camera.ShootAsync(agent, "proxy-switch");
        await agent.GetByRole(AriaRole.Button, new() { NameRegex = new("の代理") }).First.ClickAsync();
        await agent.GetByRole(AriaRole.Region, new() { Name = "代理" }).WaitForAsync();
        await camera.ShootAsync(agent, "proxy-acting", 900);
        await agent.Context.CloseAsync();
    }

    private static async Task OfferAsync(Camera camera)
    {
        var page = await camera.DeskOfAsync("midori");
        await page.GotoAsync("/my/proxies/new");
        await page.GetByLabel("介護事業所番号", new() { Exact = true }).CheckAsync();
        await page.FillInAsync("相手の番号", AgentNumber);
        foreach (var scope in await page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await scope.CheckAsync();
        }

        await page.FillInAsync("最後の日", DateTime.UtcNow.AddDays(120).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await camera.ShootAsync(page, "proxy-new");
        await page.PressAsync("代理を頼む");
        await page.WaitForURLAsync("**/my/proxies**");
        await page.Context.CloseAsync();
    }
}
