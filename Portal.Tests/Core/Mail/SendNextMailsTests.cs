using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Tests.Support;
using static Portal.Tests.Core.Mail.TestMails;

namespace Portal.Tests.Core.Mail;

public sealed class SendNextMailsTests(SmtpFixture fixture) : IClassFixture<SmtpFixture>
{
    private readonly PortalFixture portal = fixture.Portal;

    [Fact]
    public async Task An_accepted_mail_is_sent_with_a_fixed_message_id_and_marked_as_automatic()
    {
        var mail = await portal.Queue(AnAddress());

        await portal.Drain();

        var sent = await portal.Look(mail);
        var received = Assert.Single(fixture.Server.Mails(mail.Recipient));
        Assert.Equal(MailStatus.Sent, sent.Status);
        Assert.Equal(portal.Clock.Now, sent.SentAt!.Value, TimeSpan.FromMinutes(1));
        Assert.Equal($"<{mail.Id:N}@portal.example.jp>", received.Header("Message-ID"));
        Assert.Equal(sent.MessageId, received.Header("Message-ID"));
        Assert.Equal("auto-generated", received.Header("Auto-Submitted"));
        Assert.Equal("portal@portal.example.jp", received.From);
        Assert.Equal($"<{mail.Recipient}>", received.Header("To"));
    }

    [Fact]
    public async Task Japanese_arrives_to_the_last_character()
    {
        var subject = "【審査会資料】第42回 益田市介護認定審査会 𠮷田様・髙橋様・山﨑様へのお知らせと、とても長い件名のつづき";
        var body = "𠮷田様\n\n次のURLを開いてください。https://portal.example.jp/review/abc\n\nお問い合わせは葛\U000E0100城市まで。"
            + string.Concat(Enumerable.Repeat("長い文が続きます、", 20));
        var mail = await portal.Queue(AnAddress(), new TestMail(subject, body));

        await portal.Drain();

        var received = Assert.Single(fixture.Server.Mails(mail.Recipient));
        Assert.Equal(subject, received.Subject);
        var lines = received.Body.Split("\r\n");
        Assert.Contains("https://portal.example.jp/review/abc", lines);
        Assert.Contains("葛\U000E0100城市", received.Body, StringComparison.Ordinal);
        Assert.Equal(
            string.Concat(body.Where(c => c != '\n')),
            string.Concat(received.Body.Where(c => c is not ('\r' or '\n'))));
        Assert.All(received.Raw.Split("\r\n").Where(line => !line.StartsWith("To:", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 76));
        Assert.DoesNotContain("\n", received.Raw.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("taro..jiro")]
    [InlineData("taro.")]
    public async Task The_dots_of_docomo_addresses_are_delivered(string local)
    {
        var mail = await portal.Queue($"\"{local}\"@docomo-{Guid.NewGuid():N}.example.jp");

        await portal.Drain();

        Assert.Equal(MailStatus.Sent, (await portal.Look(mail)).Status);
        Assert.Single(fixture.Server.Mails(mail.Recipient.Replace("\"", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_mail_refused_for_now_is_tried_again_after_1_and_5_minutes()
    {
        var mail = await portal.Queue(AnAddress("later-2"));

        await portal.Drain();
        var first = await portal.Look(mail);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Drain();
        var second = await portal.Look(mail);
        portal.Clock.Advance(TimeSpan.FromMinutes(4));
        await portal.Drain();
        Assert.Equal(MailStatus.Retrying, (await portal.Look(mail)).Status);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Drain();

        Assert.Equal((MailStatus.Retrying, 1), (first.Status, first.Attempts));
        Assert.Contains("自動でもう一度送ります", first.Problem, StringComparison.Ordinal);
        Assert.Equal((MailStatus.Retrying, 2), (second.Status, second.Attempts));
        var sent = await portal.Look(mail);
        Assert.Equal((MailStatus.Sent, 3, null), (sent.Status, sent.Attempts, sent.Problem));
        Assert.Equal(first.MessageId, Assert.Single(fixture.Server.Mails(mail.Recipient)).Header("Message-ID"));
    }

    [Theory]
    [InlineData("refuse", "というあて先はありませんでした")]
    [InlineData("unknown-host", "というあて先は見つかりませんでした")]
    [InlineData("spam", "迷惑メールとして断りました")]
    public async Task A_final_refusal_ends_at_once_with_the_reason_in_Japanese(string script, string reason)
    {
        var mail = await portal.Queue(AnAddress(script));

        await portal.Drain();

        var refused = await portal.Look(mail);
        Assert.Equal((MailStatus.Undeliverable, 1), (refused.Status, refused.Attempts));
        Assert.NotNull(refused.FailedAt);
        Assert.Contains(reason, refused.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_day_of_trying_a_mail_is_given_up()
    {
        var mail = await portal.Queue(AnAddress("later-999"));
        var attempts = 0;
        while ((await portal.Look(mail)).Status is MailStatus.Waiting or MailStatus.Retrying && attempts++ < 40)
        {
            await portal.Drain();
            portal.Clock.Advance(TimeSpan.FromMinutes(60));
        }

        var given = await portal.Look(mail);
        Assert.Equal(MailStatus.Undeliverable, given.Status);
        Assert.InRange(given.FailedAt!.Value - given.CreatedAt, TimeSpan.FromHours(22), TimeSpan.FromHours(24.1));
        Assert.StartsWith("24時間くり返し試しました", given.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_costs_one_attempt_and_its_time_limit_and_gets_the_mail_when_it_answers()
    {
        var mail = await portal.Queue(AnAddress("hang-once"));
        var other = await portal.Queue(AnAddress());

        await portal.Drain();
        await portal.Drain();
        var hung = await portal.Look(mail);
        var early = fixture.Server.Mails(mail.Recipient);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Drain();

        Assert.Equal((MailStatus.Retrying, 1), (hung.Status, hung.Attempts));
        Assert.Contains("時間内に返事がありませんでした", hung.Problem, StringComparison.Ordinal);
        Assert.Equal(MailStatus.Sent, (await portal.Look(other)).Status);
        Assert.Empty(early);
        Assert.Equal((MailStatus.Sent, 2), ((await portal.Look(mail)).Status, (await portal.Look(mail)).Attempts));
        Assert.Equal(hung.MessageId, Assert.Single(fixture.Server.Mails(mail.Recipient)).Header("Message-ID"));
    }

    [Fact]
    public async Task A_connection_lost_within_the_text_is_tried_again()
    {
        var mail = await portal.Queue(AnAddress("drop"));

        await portal.Drain();

        var lost = await portal.Look(mail);
        Assert.Equal((MailStatus.Retrying, 1), (lost.Status, lost.Attempts));
    }

    [Fact]
    public async Task A_mail_whose_occasion_has_passed_waits_for_a_person()
    {
        var mail = await portal.Queue(AnAddress(), notAfter: portal.Clock.Now.AddSeconds(-1));

        await portal.Drain();
        var held = await portal.Look(mail);
        await portal.InDatabase(async db =>
        {
            (await db.OutgoingMails.SingleAsync(m => m.Id == mail.Id)).SendAfterAll(portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await portal.Drain();

        Assert.Equal((MailStatus.HeldBack, 0), (held.Status, held.Attempts));
        Assert.Equal(MailStatus.Sent, (await portal.Look(mail)).Status);
    }

    [Fact]
    public async Task A_withdrawn_mail_is_not_sent()
    {
        var mail = OutgoingMail.Compose(AnAddress(), TestMail.Simple, portal.Clock.Now);
        mail.Withdraw();
        await portal.Add(mail);

        await portal.Drain();

        Assert.Empty(fixture.Server.Mails(mail.Recipient));
    }

    [Fact]
    public void A_header_of_ones_own_cannot_be_added()
    {
        Assert.Throws<ArgumentException>(() => OutgoingMail.Compose("a@example.jp\r\nBcc: b@example.jp", TestMail.Simple, portal.Clock.Now));
        Assert.Throws<ArgumentException>(() => OutgoingMail.Compose("a@example.jp", new TestMail("件名\nBcc: b@example.jp", ""), portal.Clock.Now));
        Assert.Throws<ArgumentException>(() => RenderedMail.Of(
            new MailToSend("<1@example.jp>", "a@example.jp\0", "件名", "本文", portal.Clock.Now), new SmtpOptions()));
    }
}
