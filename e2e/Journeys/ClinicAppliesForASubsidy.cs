using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.EndToEnd.Support;
using Portal.Tests.Core.Images;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>種類B, with the costs that sit on the boundary of the ceiling, begun at a desk and sent from a telephone.</summary>
public sealed partial class ClinicAppliesForASubsidy(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_amount_follows_the_yen_and_a_hospital_sends_what_a_lost_session_has_left()
    {
        await SubsidyObjects.OpenAsync(site, SubsidyKind.PhysicianStatements);
        var office = People.NewOffice(site, OfficeKind.MedicalInstitution);
        await site.Add(office);
        var clerk = await site.NewOfficeUser(office);
        var desk = await site.DeskAsync();
        await site.SignInAsync(desk, clerk);
        await desk.GotoAsync("/subsidies/apply");
        await Press(desk, "入力を始める");
        await desk.ShouldArriveAtAsync("/subsidies/applications/[^/]+$");
        var application = new Uri(desk.Url).AbsolutePath;

        await desk.GotoAsync($"{application}/costs");
        await desk.GetByLabel("病院", new() { Exact = true }).CheckAsync();
        await desk.GetByLabel("病床数").FillAsync("１９９");
        await ShouldGrantAsync(desk, "530,666", "397,000円");
        await ShouldGrantAsync(desk, "530,667", "398,000円");
        await desk.ShouldBeAccessibleAsync();
        // The session is gone, not closed: nobody has pressed a button.
        await desk.Context.ClearCookiesAsync();
        await desk.ReloadAsync();
        await Expect(desk.GetByLabel("ログインID")).ToBeVisibleAsync();

        var phone = await site.PhoneAsync();
        await site.SignInAsync(phone, clerk);
        await phone.GotoAsync($"{application}/costs");
        await Expect(phone.GetByLabel("改修の費用")).ToHaveValueAsync("530,667");
        await SaveAsync(phone);
        await FillInTheRestAsync(phone, application);
        await phone.GotoAsync($"{application}/confirm");
        await phone.ShouldBeAccessibleAsync();
        await phone.GetByLabel("書いた内容は領収書と同じで").CheckAsync();
        await Press(phone, "申請する");
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "申請を受け付けました" })).ToBeVisibleAsync();
        Assert.Equal(398_000, (await site.ApplicationOf(Guid.Parse(application.Split('/')[^1]))).AmountYen);
        Assert.Matches(Number(), await phone.Locator("main").InnerTextAsync());
    }

    private static async Task ShouldGrantAsync(IPage page, string cost, string grant)
    {
        await page.GetByLabel("改修の費用").FillAsync(cost);
        await Expect(page.Locator("#amount .total")).ToContainTextAsync(grant);
    }

    private static async Task FillInTheRestAsync(IPage page, string application)
    {
        await page.GotoAsync($"{application}/checks");
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync();
        }

        await SaveAsync(page);
        await page.GotoAsync($"{application}/basics");
        await SaveAsync(page);
        await page.GotoAsync($"{application}/account");
        await page.GetByLabel("ゆうちょ銀行", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("記号").FillAsync("14030");
        await page.GetByLabel("番号", new() { Exact = true }).FillAsync("12345671");
        await page.GetByLabel("口座名義人（カタカナ）").FillAsync("スズランカイ");
        await SaveAsync(page);
        await page.GotoAsync($"{application}/evidence");
        var count = await page.Locator("input[type=file]").CountAsync();
        for (var kind = 0; kind < count; kind++)
        {
            var section = page.Locator("main section").Nth(kind);
            await section.Locator("input[type=file]").SetInputFilesAsync(
                new FilePayload { Name = $"写真{kind}.png", MimeType = "image/png", Buffer = TestPicture.Png(60 + kind, 30) });
            await Expect(section.GetByRole(AriaRole.Cell, new() { Name = "入りました" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        }
    }

    // The button waits for a save by the page itself that is under way: only then does the page go.
    private static async Task SaveAsync(IPage page)
    {
        await Press(page, "保存して戻る");
        await page.ShouldArriveAtAsync("/subsidies/applications/[^/]+$");
    }

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    [GeneratedRegex("[0-9]{6}-[0-9]{5}-[0-9]")]
    private static partial Regex Number();
}
