using Microsoft.Playwright;
using Portal.Tests.Core.Images;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Support;

/// <summary>What every applicant does, whatever is applied for.</summary>
public static class ApplicationSteps
{
    /// <summary>入力を始める.</summary>
    /// <returns>The path of the application.</returns>
    public static async Task<string> BeginApplicationAsync(this IPage page)
    {
        await page.GotoAsync("/subsidies/apply");
        await page.ShouldBeAccessibleAsync();
        await page.PressAsync("入力を始める");
        await page.ShouldArriveAtAsync("/subsidies/applications/[^/]+$");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>事前確認, all of it, and 基本情報 as the registration has it.</summary>
    public static async Task FillInTheBeginningAsync(this IPage page, string application)
    {
        await page.GotoAsync($"{application}/checks");
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync();
        }

        await page.SaveSectionAsync();
        await page.GotoAsync($"{application}/basics");
        await page.ShouldBeAccessibleAsync();
        await page.SaveSectionAsync();
    }

    /// <summary>口座情報, at ゆうちょ銀行.</summary>
    public static async Task FillInPostAccountAsync(this IPage page, string application, string holder)
    {
        await page.GotoAsync($"{application}/account");
        await page.GetByLabel("ゆうちょ銀行", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("記号").FillAsync("14030");
        await page.GetByLabel("番号", new() { Exact = true }).FillAsync("12345671");
        await page.GetByLabel("口座名義人（カタカナ）").FillAsync(holder);
        await page.SaveSectionAsync();
    }

    /// <summary>必要書類: a picture of each kind that the page asks for.</summary>
    public static async Task PhotographAsync(this IPage page, string application)
    {
        await page.GotoAsync($"{application}/evidence");
        var count = await page.Locator("input[type=file]").CountAsync();
        for (var kind = 0; kind < count; kind++)
        {
            var part = page.Locator("main section").Nth(kind);
            await part.Locator("input[type=file]").SetInputFilesAsync(
                new FilePayload { Name = $"写真{kind}.png", MimeType = "image/png", Buffer = TestPicture.Png(60 + kind, 30) });
            await Expect(part.GetByRole(AriaRole.Cell, new() { Name = "入りました" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        }

        await page.ShouldBeAccessibleAsync();
    }

    /// <summary>確認画面 and 申請する.</summary>
    public static async Task SendApplicationAsync(this IPage page, string application)
    {
        await page.GotoAsync(application);
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "確認画面へ進む" }).ClickAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("書いた内容は領収書と同じで").CheckAsync();
        await page.PressAsync("申請する");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "申請を受け付けました" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
    }

    /// <summary>The button waits for a save by the page itself that is under way: only then does the page go.</summary>
    public static async Task SaveSectionAsync(this IPage page)
    {
        await page.PressAsync("保存して戻る");
        await page.ShouldArriveAtAsync("/subsidies/applications/[^/]+$");
    }
}
