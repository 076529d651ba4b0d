using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>An examiner turns, enlarges and changes the papers beside an application, by mouse and by keyboard.</summary>
public sealed class ExaminerReadsBesideTheApplication(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Papers_are_turned_and_changed_in_place_and_keys_rest_while_somebody_types()
    {
        var (applicant, official) = (await site.NewOfficeUser(), await site.NewOfficial(AccountRole.Operator));
        var id = await SubsidyObjects.NewExaminedAsync(site, applicant, official);
        var desk = await site.DeskAsync();
        await site.SignInAsync(desk, official);
        await desk.GotoAsync($"/operator/subsidies/applications/{id}");
        var (sheet, tabs) = (desk.Locator("[data-sheet] canvas").First, desk.GetByRole(AriaRole.Navigation, new() { Name = "書類" }).GetByRole(AriaRole.Link));
        await Expect(sheet).ToBeVisibleAsync();
        var upright = await ShapeAsync(sheet);

        await desk.GetByRole(AriaRole.Button, new() { Name = "右へ90度回す" }).ClickAsync();
        Assert.InRange(await ShapeAsync(sheet) * upright, 0.9, 1.1);
        await desk.GetByRole(AriaRole.Button, new() { Name = "拡大" }).ClickAsync();
        await Expect(desk.Locator("[data-scale]")).ToHaveTextAsync("125％");
        await desk.Keyboard.PressAsync("n");
        await Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await Expect(desk.Locator("[data-scale]")).ToHaveTextAsync("100％");

        await desk.GetByLabel("メモ").PressSequentiallyAsync("npr?");
        await Expect(desk.GetByLabel("メモ")).ToHaveValueAsync("npr?");
        await Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await desk.GetByLabel("メモ").FillAsync("");
        await tabs.Nth(1).FocusAsync();
        await desk.Keyboard.PressAsync("?");
        await desk.ShouldBeAccessibleAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "ショートカットを使わない" }).ClickAsync();
        await desk.Keyboard.PressAsync("p");
        await Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
    }

    /// <summary>Width by height.</summary>
    private static async Task<double> ShapeAsync(ILocator sheet) =>
        await sheet.EvaluateAsync<double>("canvas => parseFloat(canvas.style.width) / parseFloat(canvas.style.height)");
}
