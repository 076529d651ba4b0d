using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
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
        var options = portal.Services.GetService(typeof(Microsoft.Extensions.Options.IOptions<SmtpOptions>));
        ((Microsoft.Extensions.Options.IOptions<SmtpOptions>)options!).Value.Password = "right";
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Drain();

        Assert.All(stopped.Concat(probed), mail => Assert.Equal((MailStatus.Waiting, 0, null), (mail.Status, mail.Attempts, mail.LeasedUntil)));
        Assert.Contains("メールサーバーへのログインに失敗", circuit.Problem, StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(mails.Select(portal.Look)), mail => Assert.Equal(MailStatus.Sent, mail.Status));
        Assert.False(await portal.InDatabase(db => db.MailCircuits.AnyAsync()));
        await ((IAsyncLifetime)portal).DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_is_down_costs_one_attempt_a_round_and_everything_goes_once_it_is_back()
    {
        var portal = new SmtpPortal(1);
        await portal.InitializeAsync();
        var mails = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.Queue(AnAddress())));

        Assert.False(await portal.SendAsWorker(new SendNextMails()));
        var looked = await Task.WhenAll(mails.Select(portal.Look));

        Assert.Equal(1, looked.Sum(m => m.Attempts));
        Assert.All(looked, m => Assert.Null(m.LeasedUntil));
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
    public async Task Three_hundred_mails_go_out_in_at_least_fifty_a_second()
    {
        await using var server = await SmtpServer.StartAsync();
        var portal = new SmtpPortal(server.Port);
        await portal.InitializeAsync();
        await portal.Add([.. Enumerable.Range(0, 300).Select(_ => OutgoingMail.Compose(AnAddress(), TestMail.Simple, portal.Clock.Now))]);
        var watch = Stopwatch.StartNew();

        await portal.Drain();

        Assert.Equal(300, server.Mails().Count);
        Assert.InRange(300 / watch.Elapsed.TotalSeconds, 50, double.MaxValue);
        await ((IAsyncLifetime)portal).DisposeAsync();
    }
}
