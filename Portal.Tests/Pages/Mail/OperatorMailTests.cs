using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.Mail;
using Portal.Core.Pdf;
using Portal.Tests.Core.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Mail;

public sealed class OperatorMailTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_held_mail_is_read_confirmed_sent_and_audited()
    {
        var mail = await portal.Queue(TestMails.AnAddress(), notAfter: portal.Clock.Now.AddSeconds(-1));
        await portal.Drain();
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var list = await browser.OpenAsync("/operator/mail?state=HeldBack");
        Assert.Contains(mail.Recipient, list.MainText(), StringComparison.Ordinal);
        var response = await browser.SubmitAsync($"/operator/mail/{mail.Id}");
        await portal.Drain();

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(MailStatus.Sent, (await portal.Look(mail)).Status);
        Assert.True(await portal.InDatabase(db => db.AuditEvents.AnyAsync(e => e.ObjectId == mail.Id && e.Action == "HeldMailConfirmed")));
    }

    [Fact]
    public async Task A_secret_body_is_never_shown()
    {
        var mail = OutgoingMail.ComposeSecret(
            TestMails.AnAddress(), new TestMail("資料のURL", "https://portal.example.jp/review/himitsu"), portal.Clock.Now.AddDays(1),
            portal.Services.GetRequiredService<IDataProtectionProvider>());
        await portal.Add(mail);
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var page = await browser.OpenAsync($"/operator/mail/{mail.Id}");

        Assert.DoesNotContain("himitsu", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("画面には表示しません", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_portal_depends_on_is_told_with_its_state()
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var text = (await browser.OpenAsync("/operator/health")).MainText();

        Assert.All(["データベース", "メール送信", "ファイルの保存", "PDFのプログラム", "暗号鍵の保護"], name => Assert.Contains(name, text, StringComparison.Ordinal));
        Assert.Contains(
            ExternalProgram.LeavesNetwork ? "ネットワークから切り離して動かしています" : "ネットワークから切り離さずに動かしています", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/operator/mail")]
    [InlineData("/operator/health")]
    public async Task An_insurers_clerk_sees_neither(string path)
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
    }
}
