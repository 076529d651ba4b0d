using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>What every scene does with a page.</summary>
internal static class PageActions
{
    public static Task PressAsync(this IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public static Task FollowAsync(this IPage page, string link) =>
        page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public static Task FillInAsync(this IPage page, string label, string value) => page.GetByLabel(label).First.FillAsync(value);

    public static Task HeadingAsync(this IPage page, string heading) =>
        page.GetByRole(AriaRole.Heading, new() { Name = heading }).First.WaitForAsync();

    /// <summary>Proves again who one is, where the portal asks for it.</summary>
    public static async Task ProveIdentityIfAskedAsync(this IPage page)
    {
        if (page.Url.Contains("confirm-identity", StringComparison.Ordinal))
        {
            await page.FillInAsync("パスワード", Camera.Password);
            await page.PressAsync("確かめて進む");
        }
    }
}
