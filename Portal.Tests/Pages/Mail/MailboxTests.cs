using System.Net;
using Microsoft.AspNetCore.Hosting;
using Portal.Core.Mail;
using Portal.Tests.Core.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Mail;

public sealed class MailboxTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Without_a_mail_server_a_mail_is_read_in_the_mailbox_and_its_link_followed()
    {
        var mail = await portal.Queue(TestMails.AnAddress(), new TestMail("資料のお知らせ", "次を開いてください。\nhttps://portal.example.jp/review/abc"));
        await portal.Drain();
        using var browser = portal.Visit();

        var list = await browser.OpenAsync($"/dev/mailbox?to={Uri.EscapeDataString(mail.Recipient)}");
        var page = await browser.OpenAsync(list.QuerySelector("main table a")!.GetAttribute("href")!);

        Assert.Equal("資料のお知らせ", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("https://portal.example.jp/review/abc", page.QuerySelector("#mail-body a")!.GetAttribute("href"));
        Assert.Equal(MailStatus.Sent, (await portal.Look(mail)).Status);
    }
}
