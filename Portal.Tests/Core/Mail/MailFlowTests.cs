using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Mail;
using Portal.Tests.Support;
using static Portal.Tests.Core.Mail.TestMails;

namespace Portal.Tests.Core.Mail;

/// <summary>How mails flow as a whole: the circuit, the pace, the speed. Each test has a portal of its own.</summary>
public sealed class MailFlowTests
{
    [Fact]
    public async Task A_refused_sign_in_stops_all_mail_without_burning_attempts_and_flows_again_by_itself()
    {
        await using var server = await SmtpServer.StartAsync("--sign-in", "portal", "right");
        var portal = new SmtpPortal(server.Port, ("Smtp:UserName", "portal"), ("Smtp:Password", "wrong"));
        await portal.InitializeAsync();
        var mails = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.Queue(AnAddress())));

        await portal.Drain();
        var stopped = await Task.WhenAll(mails.Select(portal.Look));
        var circuit = await portal.InDatabase(db => db.MailCircuits.AsNoTracking().SingleAsync());
        Assert.False(await portal.SendAsWorker(new SendNextMails()));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.SendAsWorker(new SendNextMails());
        var probed = await Task.WhenAll(mails.Select(portal.Look));
        OptionsOf(portal).Password = "right";
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Drain();

        Assert.All(stopped.Concat(probed), mail => Assert.Equal((MailStatus.Waiting, 0, null), (mail.Status, mail.Attempts, mail.LeasedUntil)));
        Assert.Contains("メールサーバーへのログインに失敗", circuit.Problem, StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(mails.Select(portal.Look)), mail => Assert.Equal(MailStatus.Sent, mail.Status));
        Assert.False(await portal.InDatabase(db => db.MailCircuits.AnyAsync()));
        await ((IAsyncLifetime)portal).DisposeAsync();
    }

    [Fact]
    public async Task A_refused_sender_stops_all_mail_and_makes_none_undeliverable()
    {
        await using var server = await SmtpServer.StartAsync("--sender", "right@portal.example.jp");
        var portal = new SmtpPortal(server.Port);
        await portal.InitializeAsync();
        var mails = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.Queue(AnAddress())));

        await portal.Drain();
        var stopped = await Task.WhenAll(mails.Select(portal.Look));
        var circuit = await portal.InDatabase(db => db.MailCircuits.AsNoTracking().SingleAsync());
        OptionsOf(portal).From = "right@portal.example.jp";
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Drain();

        Assert.All(stopped, mail => Assert.Equal((MailStatus.Waiting, 0, null), (mail.Status, mail.Attempts, mail.LeasedUntil)));
        Assert.Contains("送信元のアドレスを断った", circuit.Problem, StringComparison.Ordinal);
        Assert.Contains("550 5.7.1", circuit.Problem, StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(mails.Select(portal.Look)), mail => Assert.Equal(MailStatus.Sent, mail.Status));
        await ((IAsyncLifetime)portal).DisposeAsync();
    }

    [Fact]
    public async Task A_day_without_a_working_sign_in_is_no_day_of_trying()
    {
        await using var server = await SmtpServer.StartAsync("--sign-in", "portal", "right");
        var portal = new SmtpPortal(server.Port, ("Smtp:UserName", "portal"), ("Smtp:Password", "wrong"));
        await portal.InitializeAsync();
        var mail = await portal.Queue(AnAddress("later-1"));

        await portal.Drain();
        portal.Clock.Advance(TimeSpan.FromHours(25));
        OptionsOf(portal).Password = "right";
        await portal.Drain();
        var greylisted = await portal.Look(mail);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Drain();

        Assert.Equal((MailStatus.Retrying, 1), (greylisted.Status, greylisted.Attempts));
        Assert.Equal(MailStatus.Sent, (await portal.Look(mail)).Status);
        await ((IAsyncLifetime)portal).DisposeAsync();
    }

    [Fact]
    public async Task A_worker_away_for_a_day_between_two_attempts_does_not_end_the_trying()
    {
        await using var server = await SmtpServer.StartAsync();
        var portal = new SmtpPortal(server.Port);
        await portal.InitializeAsync();
        var mail = await portal.Queue(AnAddress("later-2"));

        await portal.Drain();
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await portal.Drain();
        var late = await portal.Look(mail);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.Drain();

        Assert.Equal((MailStatus.Retrying, 2), (late.Status, late.Attempts));
        Assert.Equal(MailStatus.Sent, (await portal.Look(mail)).Status);
        await ((IAsyncLifetime)portal).DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_is_down_costs_one_attempt_a_round_and_everything_goes_once_it_is_back()
    {
        using var port = new KeptPort();
        var portal = new SmtpPortal(port.Number);
        await portal.InitializeAsync();
        await using (var before = await SmtpServer.StartAsync("--port", $"{port.Number}"))
        {
            await portal.Queue(AnAddress());
            await portal.Drain();
            Assert.Single(before.Mails());
        }

        var mails = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.Queue(AnAddress())));
        Assert.False(await portal.SendAsWorker(new SendNextMails()));
        var looked = await Task.WhenAll(mails.Select(portal.Look));
        await using var back = await SmtpServer.StartAsync("--port", $"{port.Number}");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Drain();
        await portal.Drain();

        Assert.Equal(1, looked.Sum(m => m.Attempts));
        Assert.All(looked, m => Assert.Null(m.LeasedUntil));
        Assert.Equal(
            "メールサーバーにつながりませんでした。しばらくして自動でもう一度送ります。",
            Assert.Single(looked, m => m.Status == MailStatus.Retrying).Problem);
        Assert.Equal(
            looked.Select(m => (m.Recipient, (string?)m.MessageId)).Order(),
            back.Mails().Select(m => (m.Recipients.Single(), m.Header("Message-ID"))).Order());
        Assert.All(await Task.WhenAll(mails.Select(portal.Look)), m => Assert.Equal((MailStatus.Sent, null), (m.Status, m.Problem)));
        await ((IAsyncLifetime)portal).DisposeAsync();
    }

    [Fact]
    public async Task A_bad_certificate_keeps_the_mail_says_why_and_it_goes_once_the_certificate_is_right()
    {
        using var bad = new TestCertificates("localhost");
        using var right = new TestCertificates("localhost");
        using var port = new KeptPort();
        var portal = new SmtpPortal(port.Number, ("Smtp:Host", "localhost"), ("Smtp:CertificateAuthorityPath", right.AuthorityPath));
        await portal.InitializeAsync();
        var mail = await portal.Queue(AnAddress());
        await using (var untrusted = await SmtpServer.StartAsync("--port", $"{port.Number}", "--tls", bad.CertificatePath, bad.KeyPath))
        {
            await portal.Drain();
            Assert.Empty(untrusted.Mails());
        }

        var kept = await portal.Look(mail);
        var circuit = await portal.InDatabase(db => db.MailCircuits.AsNoTracking().SingleAsync());
        await using var trusted = await SmtpServer.StartAsync("--port", $"{port.Number}", "--tls", right.CertificatePath, right.KeyPath);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Drain();

        Assert.Equal((MailStatus.Waiting, 0, null), (kept.Status, kept.Attempts, kept.LeasedUntil));
        Assert.All([kept.Problem, circuit.Problem], problem => Assert.Equal(
            "メールサーバーと安全な暗号化通信ができないため、すべてのメールの送信を止めています。証明書の設定を、システム管理者が直すと自動で再開します。", problem));
        var received = Assert.Single(trusted.Mails());
        Assert.Equal((true, kept.MessageId), (received.Encrypted, received.Header("Message-ID")));
        Assert.Equal((MailStatus.Sent, null), ((await portal.Look(mail)).Status, (await portal.Look(mail)).Problem));
        Assert.False(await portal.InDatabase(db => db.MailCircuits.AnyAsync()));
        await ((IAsyncLifetime)portal).DisposeAsync();
    }

    [Fact]
    public async Task One_domain_gets_no_more_than_its_pace_and_holds_nobody_up()
    {
        await using var server = await SmtpServer.StartAsync();
        var portal = new SmtpPortal(server.Port, ("Smtp:PerDomainPerSecond", "10"));
        await portal.InitializeAsync();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(n => portal.Queue($"m{n}@carrier.example.jp")));
        var other = await portal.Queue(AnAddress());

        Assert.True(await portal.SendAsWorker(new SendNextMails()));
        Assert.Equal(10, server.Mails().Count(m => m.Recipients[0].EndsWith("@carrier.example.jp", StringComparison.Ordinal)));
        Assert.Single(server.Mails(other.Recipient));
        Assert.False(await portal.SendAsWorker(new SendNextMails()));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await portal.SendAsWorker(new SendNextMails()));
        Assert.Equal(20, server.Mails().Count(m => m.Recipients[0].EndsWith("@carrier.example.jp", StringComparison.Ordinal)));
        await ((IAsyncLifetime)portal).DisposeAsync();
    }

    [Fact]
    public async Task A_backlog_of_one_domain_holds_nobody_up()
    {
        await using var server = await SmtpServer.StartAsync();
        var portal = new SmtpPortal(server.Port);
        await portal.InitializeAsync();
        await portal.Add([.. Enumerable.Range(0, 300).Select(n =>
            OutgoingMail.Compose($"m{n}@carrier.example.jp", TestMail.Simple, portal.Clock.Now))]);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        var other = await portal.Queue(AnAddress());

        Assert.True(await portal.SendAsWorker(new SendNextMails()));
        var first = server.Mails().Count;
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await portal.SendAsWorker(new SendNextMails()));

        Assert.Single(server.Mails(other.Recipient));
        Assert.Equal((21, 41), (first, server.Mails().Count));
        await ((IAsyncLifetime)portal).DisposeAsync();
    }

    [Fact]
    public async Task Three_hundred_mails_go_out_once_each()
    {
        await using var server = await SmtpServer.StartAsync();
        var portal = new SmtpPortal(server.Port);
        await portal.InitializeAsync();
        await portal.Add([.. Enumerable.Range(0, 300).Select(_ => OutgoingMail.Compose(AnAddress(), TestMail.Simple, portal.Clock.Now))]);

        await portal.Drain();

        Assert.Equal((300, 300), (server.Mails().Count, server.Mails().DistinctBy(m => m.Recipients.Single()).Count()));
        await ((IAsyncLifetime)portal).DisposeAsync();
    }

    private static SmtpOptions OptionsOf(SmtpPortal portal) => portal.Services.GetRequiredService<IOptions<SmtpOptions>>().Value;
}
