using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>An examiner returns an application; its office mends it on a telephone.</summary>
public sealed class OfficeMendsWhatWasReturned(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Only_what_is_marked_is_mended_and_both_sides_see_what_changed()
    {
        var (applicant, official) = (await site.NewOfficeUser(), await site.NewOfficial(AccountRole.Operator));
        var id = await SubsidyObjects.NewExaminedAsync(site, applicant, official);
        var desk = await site.DeskAsync();
        await site.SignInAsync(desk, official);
        await desk.ReturnAsync(id, "口座の名義", "holder-differs");

        var phone = await site.PhoneAsync();
        await site.SignInAsync(phone, applicant);
        await phone.GotoAsync("/my");
        await phone.GetByRole(AriaRole.Link, new() { Name = "直すところを見る" }).ClickAsync();
        await phone.ShouldBeAccessibleAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "口座の名義" }).ClickAsync();
        await Expect(phone.GetByLabel("口座番号")).ToHaveCountAsync(0);
        await phone.GetByLabel("口座名義人（カタカナ）").FillAsync("ベツノナマエ");
        await phone.ShouldBeAccessibleAsync();
        await phone.PressAsync("保存して戻る");
        await phone.GetByRole(AriaRole.Link, new() { Name = "直した内容を確かめる" }).ClickAsync();
        await Expect(phone.GetByText("ベツノナマエ")).ToBeVisibleAsync();
        await phone.GetByLabel("書いた内容は領収書と同じで").CheckAsync();
        await phone.ShouldBeAccessibleAsync();
        await phone.PressAsync("もう一度提出する");
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "直した申請を受け付けました" })).ToBeVisibleAsync();

        await desk.GotoAsync($"/operator/subsidies/applications/{id}");
        await Expect(desk.GetByRole(AriaRole.Region, new() { Name = "第1回に変わったところの表" })).ToContainTextAsync("ベツノナマエ");
        await desk.ShouldBeAccessibleAsync();
    }
}
