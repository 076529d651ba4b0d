using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Portal.Tests.Pages.Review;

namespace Portal.EndToEnd.Support;

public static class PageChecks
{
    // In the page itself, since we have no frames: the package's own way opens another page for each look and takes twice as long.
    // What it would fetch beforehand is for rules on media, which we have none of, and took a third of each look.
    private const string Look = """
        async colours => (await axe.run(document, { resultTypes: ["violations"], preload: false, rules: { "color-contrast": { enabled: colours } } })).violations
          .map(v => [`${v.id}: ${v.help}`, ...v.nodes.map(n => n.html)].join("\n  "))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>axe finds nothing, and the page itself does not scroll sideways.</summary>
    public static Task ShouldBeAccessibleAsync(this IPage page) => ShouldBeAccessibleAsync(page, withColours: true);

    private static async Task ShouldBeAccessibleAsync(IPage page, bool withColours)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var violations = await page.EvaluateAsync<string[]>(Look, withColours);
        Assert.True(violations.Length == 0, $"{page.Url}\n{string.Join('\n', violations)}");

        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow}px wider than the screen.");
    }

    /// <summary>
    /// As it stands, and at 320 px: the narrowest screen that WCAG 1.4.10 asks for, a desk's 1280 px enlarged four times. Loaded once,
    /// since what is loaded is the same for both, and so are the colours.
    /// </summary>
    public static async Task ShouldBeAccessibleOnBothScreensAsync(this IPage page)
    {
        await page.ShouldBeAccessibleAsync();
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(320, 740);
        await ShouldBeAccessibleAsync(page, withColours: false);
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>
    /// Waits until the address is there and its page whole. Playwright's own wait listens for the load event, and now and then misses
    /// one that has just been.
    /// </summary>
    public static async Task ShouldArriveAtAsync(this IPage page, string pattern)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern));
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }

    /// <summary>The one button of this name.</summary>
    public static Task PressAsync(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Signs a demo person in as they would.</summary>
    public static async Task SignInAsync(this IPage page, string loginId)
    {
        await page.GotoAsync("/account/sign-in");
        await page.TypeSignInAsync(loginId);
    }

    /// <summary>On the sign-in page, however one got there.</summary>
    public static async Task TypeSignInAsync(this IPage page, string loginId)
    {
        await page.GetByLabel("ログインID").FillAsync(loginId);
        await page.GetByLabel("パスワード", new() { Exact = true }).FillAsync(Portal.Demo.DemoPeople.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "ログインする" }).ClickAsync();
    }

    /// <summary>Follows a reviewer's link and enters address and password.</summary>
    public static async Task EnterReviewAsync(this IPage page, Guest guest)
    {
        await page.GotoAsync($"/review/{guest.Token}");
        await page.GetByLabel("あなたのメールアドレス").FillAsync(guest.Email);
        await page.GetByLabel("参照用パスワード").FillAsync(RegisteredSessions.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "資料を開く" }).ClickAsync();
        await page.ShouldArriveAtAsync("/review/read/[^/]+$");
    }
}
