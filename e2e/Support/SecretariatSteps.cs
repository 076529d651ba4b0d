using System.Globalization;
using Microsoft.Playwright;
using Portal.Core.Time;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Support;

/// <summary>What two of the secretariat do with an application, from the queue to the money.</summary>
public static class SecretariatSteps
{
    /// <summary>担当になる: finds it in the queue.</summary>
    public static async Task TakeAsync(this IPage examiner, string number)
    {
        await examiner.GotoAsync("/operator/subsidies/applications");
        await examiner.GetByRole(AriaRole.Link, new() { Name = number, Exact = true }).ClickAsync();
        await examiner.PressAsync("担当になる");
        await examiner.ShouldBeAccessibleAsync();
    }

    /// <summary>差し戻す: one thing, for a reason that is at hand.</summary>
    public static async Task ReturnAsync(this IPage examiner, Guid id, string what, string reason)
    {
        await examiner.GotoAsync($"/operator/subsidies/applications/{id}");
        await examiner.GetByRole(AriaRole.Link, new() { Name = "申請者に差し戻す" }).ClickAsync();
        var row = examiner.GetByRole(AriaRole.Region, new() { Name = what, Exact = true });
        // The reason is asked only once its row is marked.
        await Expect(row.GetByLabel("理由", new() { Exact = true })).ToBeHiddenAsync();
        await row.GetByLabel($"差し戻す：{what}").CheckAsync();
        await row.GetByLabel("理由", new() { Exact = true }).SelectOptionAsync(reason);
        await examiner.ShouldBeAccessibleAsync();
        await examiner.PressAsync("差し戻す");
        await Expect(examiner.GetByText("申請者の修正を待っています").First).ToBeVisibleAsync();
    }

    /// <summary>What one proposes, the other decides.</summary>
    public static async Task GrantAsync(this IPage examiner, IPage approver, Guid id, string amount)
    {
        await examiner.GotoAsync($"/operator/subsidies/applications/{id}");
        await examiner.GetByRole(AriaRole.Link, new() { Name = "決定の案を出す" }).ClickAsync();
        await examiner.GetByLabel("交付する").CheckAsync();
        await examiner.GetByLabel("交付決定額（円）").FillAsync(amount);
        await examiner.PressAsync("案を出す");
        await Expect(examiner.GetByRole(AriaRole.Heading, new() { Name = "決定の案", Exact = true })).ToBeVisibleAsync();
        await approver.GotoAsync($"/operator/subsidies/applications/{id}/decide");
        await approver.ShouldBeAccessibleAsync();
        await approver.PressAsync("決定する");
        await Expect(approver.Locator("main")).ToContainTextAsync($"交付 {amount}円");
    }

    /// <summary>A batch of all that is due: one lists, the other releases and keeps the file for the bank.</summary>
    /// <returns>The address of the batch, and the size of the file.</returns>
    public static async Task<(string Batch, long FileBytes)> ReleaseAsync(this IPage maker, IPage checker)
    {
        await maker.GotoAsync("/operator/subsidies/payments");
        await maker.GetByLabel("振込の予定").FillAsync(DateTimeOffset.UtcNow.DayInJapan().AddDays(200).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await maker.GetByLabel("振込指定日").FillAsync(PaymentObjects.PayOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await maker.PressAsync("回をつくる");
        await maker.ShouldBeAccessibleAsync();
        var batch = new Uri(maker.Url).AbsolutePath;
        await maker.PressAsync("確認を頼む");
        await Expect(maker.GetByText("事務局のほかの方の確認を待っています")).ToBeVisibleAsync();
        await checker.GotoAsync($"{batch}/release");
        await checker.ShouldBeAccessibleAsync();
        await checker.PressAsync("振込を依頼する");
        await checker.GetByRole(AriaRole.Link, new() { Name = "振込のファイルを保存する" }).ClickAsync();
        await checker.ShouldBeAccessibleAsync();
        var download = await checker.RunAndWaitForDownloadAsync(() => checker.PressAsync("ファイルを保存する"));
        return (batch, new FileInfo(await download.PathAsync()).Length);
    }

    /// <summary>振込済み, by hand.</summary>
    public static async Task MarkPaidAsync(this IPage maker, string batch, string number)
    {
        await maker.GotoAsync(batch);
        await maker.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await maker.GetByLabel("振込済み", new() { Exact = true }).CheckAsync();
        await maker.ShouldBeAccessibleAsync();
        await maker.PressAsync("結果を入れる");
        await Expect(maker.Locator("main")).ToContainTextAsync("完了");
    }
}
