using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Support;

/// <summary>The reading page as a reviewer handles it.</summary>
public static class ReaderChecks
{
    public static ILocator Tool(this IPage page, string name) =>
        page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The page is named in the bar, and drawn.</summary>
    public static async Task ShouldShowPageAsync(this IPage page, int number)
    {
        await Expect(page.GetByLabel("ページ", new() { Exact = true })).ToHaveValueAsync($"{number}", new() { Timeout = 60_000 });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = $"{number}ページ", Exact = true }).Locator("canvas"))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    /// <summary>Every tool in sight is as large as a finger.</summary>
    public static async Task ToolsShouldBeTouchableAsync(this IPage page)
    {
        foreach (var tool in await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button).AllAsync())
        {
            var box = (await tool.BoundingBoxAsync())!;
            Assert.True(box is { Width: >= 44, Height: >= 44 }, $"{await tool.InnerTextAsync()}: {box.Width} × {box.Height}");
        }
    }
}
