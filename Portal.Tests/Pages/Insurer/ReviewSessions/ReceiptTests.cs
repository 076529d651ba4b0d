using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

/// <summary>受付番号 and 控え of what was registered.</summary>
public sealed class ReceiptTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_slip_says_what_was_registered_and_holds_no_password_and_nobodys_name_but_the_clerks()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        var done = await portal.Register(clerk, session.Id);
        using var browser = await portal.SignIn(clerk);
        using var workshop = new PdfWorkshop();

        var response = await browser.GetAsync($"/insurer/review-sessions/{session.Id}/receipts/{done.Receipt.Id}.pdf");

        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"控え_{done.Receipt.Number}.pdf", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var path = workshop.Write(await response.Content.ReadAsByteArrayAsync());
        var text = await PdfWorkshop.DenseTextAsync(path);
        Assert.Contains("審査会資料の登録控え", text, StringComparison.Ordinal);
        Assert.Contains(done.Receipt.Number, text, StringComparison.Ordinal);
        Assert.Contains("事例2件・8ページ", text, StringComparison.Ordinal);
        Assert.Contains("令和8年12月10日（木）まで", text, StringComparison.Ordinal);
        Assert.Contains("試験花子", text, StringComparison.Ordinal);
        Assert.DoesNotContain("審査1郎", text, StringComparison.Ordinal);
        Assert.All(done.Passwords, p => Assert.DoesNotContain(p.Password, text, StringComparison.Ordinal));
        Assert.Matches("Pages: +1\n", await PdfWorkshop.RunAsync("pdfinfo", path));
    }

    [Fact]
    public async Task The_status_page_leads_to_the_latest_slip_and_the_record_keeps_every_number()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        var first = await portal.Register(clerk, session.Id);
        var root = $"/insurer/review-sessions/{session.Id}";
        using var browser = await portal.SignIn(clerk);
        await browser.SubmitAsync(
            await browser.OpenAsync($"{root}/details"), $"{root}/details", "main form[method=post]", ("Details.ExpiresOn", "令和8年12月20日"));
        portal.Clock.Now += TimeSpan.FromMinutes(1);
        await browser.SubmitAsync(await browser.OpenAsync($"{root}/confirm"), $"{root}/confirm", "#send", ("Passwords", "Keep"));

        var status = await browser.OpenAsync(root);

        var receipts = await portal.InDatabase(db => db.SessionReceipts.Where(r => r.SessionId == session.Id).OrderBy(r => r.At).ToListAsync());
        Assert.Equal(
            [(SessionReceiptKind.Registration, 1, new DateOnly(2026, 12, 10)), (SessionReceiptKind.Amendment, 1, new DateOnly(2026, 12, 20))],
            receipts.Select(r => (r.Kind, r.Version, r.Facts.ExpiresOn!.Value)));
        Assert.Equal([(2, 8, 2), (2, 8, 2)], receipts.Select(r => (r.Cases, r.Pages, r.Reviewers)));
        Assert.NotNull(status.QuerySelector($"main a[href='{root}/receipts/{receipts[1].Id}.pdf']"));
        Assert.Contains($"受付番号 {first.Receipt.Number}", status.MainText(), StringComparison.Ordinal);
        Assert.Contains($"受付番号 {receipts[1].Number}", status.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secretariat_finds_whose_a_number_is_and_nothing_of_what_was_sent()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        var number = (await portal.Register(clerk, session.Id)).Receipt.Number;
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var found = await browser.OpenAsync($"/operator/receipts?Number={Uri.EscapeDataString(number.Replace("-", "ー", StringComparison.Ordinal))}");

        var text = found.MainText();
        Assert.Contains($"受付番号 {number}", text, StringComparison.Ordinal);
        Assert.Contains("第42回", text, StringComparison.Ordinal);
        Assert.Contains("令和8年12月3日（木）", text, StringComparison.Ordinal);
        Assert.Contains("登録（第1版）", text, StringComparison.Ordinal);
        Assert.Contains(portal.Clock.Now.ToJapanText(), text, StringComparison.Ordinal);
        Assert.NotNull(found.QuerySelector($"main a[href='/operator/insurers/{clerk.InsurerId}']"));
        Assert.NotNull(found.QuerySelector($"main a[href='/operator/accounts/{clerk.AccountId}']"));
        Assert.DoesNotContain(ReadySessions.CaseNumber, text, StringComparison.Ordinal);
        Assert.DoesNotContain("大会議室", text, StringComparison.Ordinal);
        Assert.DoesNotContain("審査 1郎", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "アンケートの回答のものかを確かめます。")]
    [InlineData("990101-00000-0", "この受付番号のものはありません")]
    [InlineData("990101-00000-1", "受付番号が正しくありません")]
    public async Task A_number_that_nobody_has_is_asked_for_again(string number, string said)
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var page = await browser.OpenAsync($"/operator/receipts?Number={number}");

        Assert.Contains(said, page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#found"));
    }
}
