using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.EndToEnd.Support;
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
        var application = await desk.BeginApplicationAsync();

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
        await phone.SaveSectionAsync();
        await phone.FillInTheBeginningAsync(application);
        await phone.FillInPostAccountAsync(application, "スズランカイ");
        await phone.PhotographAsync(application);
        await phone.SendApplicationAsync(application);
        Assert.Equal(398_000, (await site.ApplicationOf(Guid.Parse(application.Split('/')[^1]))).AmountYen);
        Assert.Matches(Number(), await phone.Locator("main").InnerTextAsync());
    }

    private static async Task ShouldGrantAsync(IPage page, string cost, string grant)
    {
        await page.GetByLabel("改修の費用").FillAsync(cost);
        await Expect(page.Locator("#amount .total")).ToContainTextAsync(grant);
    }

    [GeneratedRegex("[0-9]{6}-[0-9]{5}-[0-9]")]
    private static partial Regex Number();
}
