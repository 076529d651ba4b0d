using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>After the registration: who has read, a replacement, a deletion that is looked at and not done.</summary>
internal static class StatusScenes
{
    public static async Task TakeAsync(Camera camera)
    {
        var page = await camera.DeskOfAsync("oita-admin");
        await page.GotoAsync("/insurer/review-sessions");
        await camera.ShootAsync(page, "sessions", 800);
        // The demonstration's own session: some have read, one is locked out.
        await page.GetByRole(AriaRole.Row, new() { Name = "第42回" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.HeadingAsync("参照状況");
        var status = page.Url;
        await camera.ShootAsync(page, "status", 1540);
        await page.GotoAsync($"{status}/passwords");
        await page.ProveIdentityIfAskedAsync();
        await camera.ShootAsync(page, "passwords");
        await page.GotoAsync($"{status}/delete");
        await page.ProveIdentityIfAskedAsync();
        await camera.ShootAsync(page, "delete");
        await page.Context.CloseAsync();
    }
}
