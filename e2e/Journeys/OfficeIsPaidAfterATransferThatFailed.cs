using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>Two of the secretariat pay a grant; the bank refuses the account, its office corrects it on a telephone and is paid.</summary>
public sealed class OfficeIsPaidAfterATransferThatFailed(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_account_is_corrected_and_the_next_batch_pays_it()
    {
        var applicant = await site.NewOfficeUser();
        var (maker, checker) = (await site.NewOfficial(AccountRole.Operator), await site.NewOfficial(AccountRole.Operator));
        var id = await SubsidyObjects.NewGrantedAsync(site, applicant, 0, maker, checker);
        var (desk, second) = (await site.DeskAsync(), await site.DeskAsync());
        await site.SignInAsync(desk, maker);
        await site.SignInAsync(second, checker);

        await desk.ReleaseAsync(second);
        await MarkAsync(desk, id, "振込不能");
        await CorrectAsync(applicant);
        await desk.ReleaseAsync(second);
        await MarkAsync(desk, id, "振込済み");

        var phone = await site.PhoneAsync();
        await site.SignInAsync(phone, applicant);
        await phone.GotoAsync($"/subsidies/applications/{id}");
        await Expect(phone.GetByText("64,000円を振り込みました")).ToBeVisibleAsync();
        await phone.ShouldBeAccessibleAsync();
    }

    private async Task MarkAsync(IPage desk, Guid id, string result)
    {
        var payment = await site.PaymentOf(id);
        await desk.GotoAsync($"/operator/subsidies/payments/{payment.BatchId}/rows/{payment.Id}");
        await desk.GetByLabel(result, new() { Exact = true }).CheckAsync();
        if (result == "振込不能")
        {
            await desk.GetByLabel("振込不能の理由").SelectOptionAsync(nameof(TransferFailure.HolderDiffers));
        }

        await desk.ShouldBeAccessibleAsync();
        await desk.PressAsync("結果を入れる");
        await Expect(desk.GetByText("結果を入れました")).ToBeVisibleAsync();
    }

    private async Task CorrectAsync(TestUser applicant)
    {
        var phone = await site.PhoneAsync();
        await site.SignInAsync(phone, applicant);
        await phone.GotoAsync("/my");
        await phone.GetByRole(AriaRole.Link, new() { Name = "口座を直す" }).ClickAsync();
        await phone.ShouldBeAccessibleAsync();
        await phone.GetByLabel("口座名義人（カタカナ）").FillAsync("ミドリケア");
        await phone.PressAsync("この口座に直す");
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "口座を直しました" })).ToBeVisibleAsync();
        await phone.ShouldBeAccessibleAsync();
    }
}
