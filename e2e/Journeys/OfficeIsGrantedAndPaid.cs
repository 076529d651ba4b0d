using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.EndToEnd.Support;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>From the examiner's proposal to the money: two persons decide, two order the transfer, and the office reads it on a telephone.</summary>
public sealed partial class OfficeIsGrantedAndPaid(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task What_one_proposes_another_grants_and_what_one_lists_another_releases()
    {
        var (applicant, first, second) = (
            await site.NewOfficeUser(), await site.NewOfficial(AccountRole.Operator), await site.NewOfficial(AccountRole.Operator));
        var id = await SubsidyObjects.NewExaminedAsync(site, applicant, first);
        var (examiner, approver, phone) = (await site.DeskAsync(), await site.DeskAsync(), await site.PhoneAsync());
        await site.SignInAsync(examiner, first);
        await site.SignInAsync(approver, second);
        await site.SignInAsync(phone, applicant);

        await GrantAsync(examiner, approver, id);
        await ReadLetterAsync(phone, id);
        await PayAsync(examiner, approver, id);

        await phone.GotoAsync($"/subsidies/applications/{id}");
        await Expect(phone.Locator("main")).ToContainTextAsync("振込済み");
        await phone.ShouldBeAccessibleAsync();
        Assert.Equal(ApplicationStatus.Paid, (await site.ApplicationOf(id)).Status);
    }

    private static async Task GrantAsync(IPage examiner, IPage approver, Guid id)
    {
        await examiner.GotoAsync($"/operator/subsidies/applications/{id}");
        await examiner.GetByRole(AriaRole.Link, new() { Name = "決定の案を出す" }).ClickAsync();
        await examiner.GetByLabel("交付する").CheckAsync();
        await examiner.GetByLabel("交付決定額（円）").FillAsync("64,000");
        await Press(examiner, "案を出す");
        await Expect(examiner.GetByRole(AriaRole.Heading, new() { Name = "決定の案", Exact = true })).ToBeVisibleAsync();
        await approver.GotoAsync($"/operator/subsidies/applications/{id}/decide");
        await approver.ShouldBeAccessibleAsync();
        await Press(approver, "決定する");
        await Expect(approver.Locator("main")).ToContainTextAsync("交付 64,000円");
    }

    /// <summary>And has anybody check it by the code that stands on it.</summary>
    private async Task ReadLetterAsync(IPage phone, Guid id)
    {
        await phone.GotoAsync("/my");
        await phone.GetByRole(AriaRole.Link, new() { Name = (await site.ApplicationOf(id)).ReceiptNumber! }).First.ClickAsync();
        await Expect(phone.Locator("main")).ToContainTextAsync("交付決定 64,000円");
        var letter = await phone.APIRequest.GetAsync($"/subsidies/applications/{id}/letter.pdf");
        var path = Path.Combine(Path.GetTempPath(), $"letter-{id:N}.pdf");
        await File.WriteAllBytesAsync(path, await letter.BodyAsync());
        var text = await PdfWorkshop.TextAsync(path);
        File.Delete(path);
        var stranger = await site.PhoneAsync();
        await stranger.GotoAsync("/subsidies/verify");
        await stranger.GetByLabel("確認番号").FillAsync(Code().Match(text).Value);
        await Press(stranger, "確かめる");
        await Expect(stranger.Locator("main")).ToContainTextAsync("この番号の通知書があります");
        await stranger.Context.CloseAsync();
    }

    private async Task PayAsync(IPage maker, IPage checker, Guid id)
    {
        var number = (await site.ApplicationOf(id)).ReceiptNumber!;
        await maker.GotoAsync("/operator/subsidies/payments");
        await maker.GetByLabel("振込の予定").FillAsync(DateTimeOffset.UtcNow.DayInJapan().AddDays(200).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await maker.GetByLabel("振込指定日").FillAsync(PaymentObjects.PayOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Press(maker, "回をつくる");
        await maker.ShouldBeAccessibleAsync();
        var batch = new Uri(maker.Url).AbsolutePath;
        await Press(maker, "確認を頼む");
        await checker.GotoAsync($"{batch}/release");
        await checker.ShouldBeAccessibleAsync();
        await Press(checker, "振込を依頼する");
        await checker.GetByRole(AriaRole.Link, new() { Name = "振込のファイルを保存する" }).ClickAsync();
        await checker.ShouldBeAccessibleAsync();
        var download = await checker.RunAndWaitForDownloadAsync(() => Press(checker, "ファイルを保存する"));
        Assert.Equal(4 * 122, new FileInfo(await download.PathAsync()).Length);

        await maker.GotoAsync(batch);
        await maker.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await maker.GetByLabel("振込済み", new() { Exact = true }).CheckAsync();
        await maker.ShouldBeAccessibleAsync();
        await Press(maker, "結果を入れる");
        await Expect(maker.Locator("main")).ToContainTextAsync("完了");
    }

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Code();
}
