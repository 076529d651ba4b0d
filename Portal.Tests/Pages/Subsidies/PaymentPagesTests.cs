using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>支払 through its real pages: made, checked, released, saved, told, corrected and paid.</summary>
public sealed class PaymentPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Index = "/operator/subsidies/payments";

    [Fact]
    public async Task From_the_decision_to_the_money_with_a_transfer_that_fails_first()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        using var maker = await portal.SignIn(await portal.NewExaminer());
        using var checker = await portal.SignIn(await portal.NewExaminer());
        using var office = await portal.SignIn(applicant);

        Assert.Contains("令和9年1月31日", (await maker.OpenAsync(Index)).QuerySelector("#due")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var batch = await ReleaseAsync(maker, checker, number);
        var file = await maker.SubmitAsync($"{batch}/transfer-file");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(4 * 122, (await file.Content.ReadAsByteArrayAsync()).Length);
        Assert.Contains("令和8年11月25日（水）の予定", (await office.OpenAsync($"/subsidies/applications/{id}")).MainText(), StringComparison.Ordinal);

        var csv = await (await maker.GetAsync($"{batch}/bank-results.csv")).Content.ReadAsStringAsync();
        Assert.Contains(number, csv, StringComparison.Ordinal);
        var refused = await ImportAsync(maker, batch, csv, "0");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("2行目「結果」", (await refused.ReadPageAsync()).Errors()[0], StringComparison.Ordinal);
        var imported = await ImportAsync(maker, batch, csv.TrimEnd().TrimEnd(',') + ",振込不能,2\r\n", "0");
        Assert.Equal(HttpStatusCode.Redirect, imported.StatusCode);

        Assert.Contains($"申請 {number} の口座を直してください", (await office.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        Assert.Contains("口座の名義が違います", (await office.OpenAsync($"/subsidies/applications/{id}")).MainText(), StringComparison.Ordinal);
        await CorrectAsync(office, id);

        var again = await ReleaseAsync(maker, checker, number, "口座の訂正あり");
        var row = (await maker.OpenAsync(again)).QuerySelector($"a.num, th a[href*='/rows/']")!.GetAttribute("href")!;
        await maker.SubmitAsync(await maker.OpenAsync(row), row, "#mark", ("IsPaid", "True"));
        var told = (await office.OpenAsync($"/subsidies/applications/{id}")).MainText();
        Assert.Contains("64,000円を振り込みました（振込日 令和8年11月25日（水））", told, StringComparison.Ordinal);
        Assert.Contains("振込済み", (await office.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        var rows = await (await maker.GetAsync($"{again}/rows.csv?state=Paid")).Content.ReadAsStringAsync();
        Assert.Contains($"1,{number}", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("7654321", rows, StringComparison.Ordinal);
        Assert.DoesNotContain(number, await (await maker.GetAsync($"{again}/rows.csv?state=Failed")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await maker.GetAsync($"{Index}/{Guid.CreateVersion7()}/rows.csv")).StatusCode);
        var examined = (await maker.OpenAsync($"/operator/subsidies/applications/{id}")).QuerySelector("#payments")!.ParentElement!.TextContent;
        Assert.Contains("ミドリケア", examined, StringComparison.Ordinal);
        Assert.Contains("口座の訂正", examined, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_a_second_click_makes_one_batch()
    {
        await portal.NewGrantedApplication();
        using var maker = await portal.SignIn(await portal.NewExaminer());
        var page = await maker.OpenAsync(Index);

        var refused = await (await maker.SubmitAsync(page, Index, "#create", ("DueUntil", "いつか"), ("PayOn", "2026-11-22"))).ReadPageAsync();
        Assert.Equal(PaymentErrors.DueUntilMissing.Message, refused.ErrorFor("DueUntil"));
        Assert.Equal("2026-11-22", refused.QuerySelector("[name=PayOn]")!.GetAttribute("value"));
        var first = await maker.SubmitAsync(page, Index, "#create", ("DueUntil", Support.Payments.DueUntil), ("PayOn", "2026-11-25"));
        var second = await maker.SubmitAsync(page, Index, "#create", ("DueUntil", Support.Payments.DueUntil), ("PayOn", "2026-11-25"));
        Assert.Equal(first.Headers.Location, second.Headers.Location);

        var batch = first.Headers.Location!.ToString().Split('?')[0];
        var row = (await maker.OpenAsync(batch)).QuerySelector("th a[href*='/rows/']")!.GetAttribute("href")!;
        var empty = await (await maker.SubmitAsync(await maker.OpenAsync(row), row, "#exclude", ("Reason", ""))).ReadPageAsync();
        Assert.Equal(PaymentErrors.ReasonMissing.Message, empty.ErrorFor("Reason"));
        await maker.SubmitAsync(await maker.OpenAsync(row), row, "#exclude", ("Reason", "口座を照会しています"), ("Hold", "true"));
        Assert.Contains("口座を照会しています", (await maker.OpenAsync(Index)).MainText(), StringComparison.Ordinal);
        await maker.SubmitAsync(await maker.OpenAsync(row), row, "#lift-hold");
        Assert.DoesNotContain("口座を照会しています", (await maker.OpenAsync(Index)).MainText(), StringComparison.Ordinal);
        await maker.SubmitAsync($"{batch}/discard");
        Assert.Contains("取りやめ", (await maker.OpenAsync(batch)).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await maker.GetAsync($"{batch}/discard")).StatusCode);
    }

    [Fact]
    public async Task Before_the_release_there_is_no_file_and_its_maker_cannot_release_it()
    {
        await portal.NewGrantedApplication();
        using var maker = await portal.SignIn(await portal.NewExaminer());
        using var checker = await portal.SignIn(await portal.NewExaminer());
        var made = await maker.SubmitAsync(Index, ("DueUntil", Support.Payments.DueUntil), ("PayOn", "2026-11-25"));
        var batch = made.Headers.Location!.ToString().Split('?')[0];
        await maker.SubmitAsync(await maker.OpenAsync(batch), batch, "#propose");

        foreach (var nothing in new[] { "transfer-file", "bank-results.csv", "bank-results" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await maker.GetAsync($"{batch}/{nothing}")).StatusCode);
        }

        Assert.Null((await maker.OpenAsync($"{batch}/release")).QuerySelector("#release"));
        await checker.SubmitAsync(await checker.OpenAsync($"{batch}/release"), $"{batch}/release", "#send-back", ("Reason", "日付を見直してください。"));
        Assert.Contains("日付を見直してください。", (await maker.OpenAsync(batch)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_button_saves_the_file_and_a_look_at_its_page_changes_nothing()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var batch = await portal.NewReleasedBatch();
        var path = $"{Index}/{batch}/transfer-file";
        using var official = await portal.SignIn(await portal.NewExaminer());
        Task<DateTimeOffset?> SavedAtAsync() => portal.InDatabase(db => db.ReleasedFiles.Where(f => f.BatchId == batch).Select(f => f.SavedAt).SingleAsync());

        var page = await official.OpenAsync(path);
        using var head = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));
        await official.Client.SendAsync(head);
        using var forged = new FormUrlEncodedContent([]);
        var refused = await official.Client.PostAsync(new Uri(path, UriKind.Relative), forged);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Null(await SavedAtAsync());

        Assert.Contains("64,000円", page.MainText(), StringComparison.Ordinal);
        var file = await official.SubmitAsync(page, path, "#save");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.NotNull(await SavedAtAsync());
        Assert.Equal(batch, (await portal.PaymentOf(id)).BatchId);
    }

    [Fact]
    public async Task A_stranger_finds_no_page_to_correct_an_account_and_nobody_finds_one_without_a_failure()
    {
        var (applicant, id) = await portal.NewFailedPayment();
        var path = $"/subsidies/applications/{id}/correct-account";
        using var office = await portal.SignIn(applicant);
        using var stranger = await portal.SignIn(await portal.NewOfficeUser());

        var page = await office.OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
        Assert.Equal("みずほ（0001）", page.QuerySelector("[name=BankCode]")!.GetAttribute("value"));
        var refused = await (await office.SubmitAsync(page, path, null, ("AccountNumber", "abc"))).ReadPageAsync();
        Assert.Equal(BankAccountErrors.NumberInvalid.Message, refused.ErrorFor("AccountNumber"));
        await office.SubmitAsync(page, path, null, ("AccountNumber", "7654321"));
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync(path)).StatusCode);
    }

    /// <returns>Where the batch is.</returns>
    private static async Task<string> ReleaseAsync(TestBrowser maker, TestBrowser checker, string number, string seen = "")
    {
        var made = await maker.SubmitAsync(Index, ("DueUntil", Support.Payments.DueUntil), ("PayOn", "令和8年11月25日"));
        var batch = made.Headers.Location!.ToString().Split('?')[0];
        var page = await maker.OpenAsync(batch);
        Assert.Contains(number, page.MainText(), StringComparison.Ordinal);
        Assert.Contains(seen, page.MainText(), StringComparison.Ordinal);
        await maker.SubmitAsync(page, batch, "#propose");
        var check = await checker.OpenAsync($"{batch}/release");
        Assert.Contains("トレーラの合計金額", check.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await checker.SubmitAsync(check, $"{batch}/release", "#release")).StatusCode);
        return batch;
    }

    private static async Task CorrectAsync(TestBrowser office, Guid id)
    {
        var path = $"/subsidies/applications/{id}/correct-account";
        var corrected = await office.SubmitAsync(path, ("HolderKana", "ミドリケア"));

        Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
        Assert.Contains("口座を直しました", (await office.OpenAsync($"/subsidies/applications/{id}?done=account")).MainText(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> ImportAsync(TestBrowser browser, string batch, string csv, string paidYen)
    {
        var form = await browser.OpenAsync($"{batch}/bank-results");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("#import-file input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(paidYen), "PaidYen" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Upload", "結果.csv" },
        };
        return await browser.Client.PostAsync(new Uri(form.QuerySelector("#import-file")!.GetAttribute("action")!, UriKind.Relative), content);
    }
}
