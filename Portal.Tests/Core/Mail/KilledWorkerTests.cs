using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Mail;
using Portal.Tests.Support;
using static Portal.Tests.Core.Mail.TestMails;

namespace Portal.Tests.Core.Mail;

/// <summary>A worker may be killed between any two of its steps; here each test simply stops there.</summary>
public sealed class KilledWorkerTests(SmtpFixture fixture) : IClassFixture<SmtpFixture>
{
    private readonly PortalFixture portal = fixture.Portal;

    [Fact]
    public async Task Killed_after_claiming_the_mail_goes_once_when_the_lease_has_run_out()
    {
        var mail = await portal.Queue(AnAddress());
        await InWorker(services => services.GetRequiredService<MailClaims>().TakeAsync(1000, default));
        var messageId = (await portal.Look(mail)).MessageId;

        await portal.Drain();
        Assert.Empty(fixture.Server.Mails(mail.Recipient));
        WaitForTheLease();
        await portal.Drain();

        Assert.Equal(messageId, Assert.Single(fixture.Server.Mails(mail.Recipient)).Header("Message-ID"));
        Assert.Equal(MailStatus.Sent, (await portal.Look(mail)).Status);
    }

    [Fact]
    public async Task Killed_after_counting_the_attempt_the_mail_goes_once()
    {
        var mail = await portal.Queue(AnAddress());
        await InWorker(services => Begin(services, mail));

        WaitForTheLease();
        await portal.Drain();

        Assert.Single(fixture.Server.Mails(mail.Recipient));
        Assert.Equal(2, (await portal.Look(mail)).Attempts);
    }

    [Fact]
    public async Task Killed_between_the_servers_answer_and_the_commit_the_mail_is_repeated_to_the_byte()
    {
        var mail = await portal.Queue(AnAddress());
        await InWorker(async services =>
        {
            var ready = await Begin(services, mail);
            return await services.GetRequiredService<IMailTransport>().SendAsync(ready!, default);
        });

        WaitForTheLease();
        await portal.Drain();
        WaitForTheLease();
        await portal.Drain();

        var received = fixture.Server.Mails(mail.Recipient);
        Assert.Equal(2, received.Count);
        Assert.Equal(received[0].Raw, received[1].Raw);
        Assert.Equal(MailStatus.Sent, (await portal.Look(mail)).Status);
    }

    [Fact]
    public async Task When_the_answer_is_lost_the_mail_is_repeated_with_the_same_message_id()
    {
        var mail = await portal.Queue(AnAddress("drop-once"));

        await portal.Drain();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Drain();

        var received = fixture.Server.Mails(mail.Recipient);
        Assert.Equal(2, received.Count);
        Assert.Equal(received[0].Header("Message-ID"), received[1].Header("Message-ID"));
    }

    [Fact]
    public async Task A_worker_that_comes_back_after_its_lease_leaves_the_mail_alone()
    {
        var mail = await portal.Queue(AnAddress());
        var claims = await InWorker(services => services.GetRequiredService<MailClaims>().TakeAsync(1000, default));

        WaitForTheLease();
        await portal.Drain();
        var outcome = await InWorker(services => services.GetRequiredService<MailDelivery>()
            .DeliverAsync(claims.Single(c => c.Id == mail.Id), default));

        Assert.Null(outcome);
        Assert.Single(fixture.Server.Mails(mail.Recipient));
    }

    [Fact]
    public async Task A_mail_withdrawn_while_it_goes_out_is_told_as_sent()
    {
        var mail = await portal.Queue(AnAddress());
        await InWorker(async services =>
        {
            var ready = await Begin(services, mail);
            var outcome = await services.GetRequiredService<IMailTransport>().SendAsync(ready!, default);
            await portal.InDatabase(async db =>
            {
                (await db.OutgoingMails.SingleAsync(m => m.Id == mail.Id)).Withdraw();
                return await db.SaveChangesAsync();
            });
            await services.GetRequiredService<MailDelivery>().FinishAsync(mail.Id, outcome, default);
            return outcome;
        });

        Assert.Equal(MailStatus.Sent, (await portal.Look(mail)).Status);
    }

    [Fact]
    public async Task Two_workers_at_once_send_every_mail_once()
    {
        var mails = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => portal.Queue(AnAddress())));

        await Task.WhenAll(portal.Drain(), portal.Drain());

        Assert.All(mails, mail => Assert.Single(fixture.Server.Mails(mail.Recipient)));
    }

    private void WaitForTheLease() => portal.Clock.Advance(TimeSpan.FromMinutes(5));

    private static async Task<MailToSend?> Begin(IServiceProvider services, OutgoingMail mail)
    {
        var claims = await services.GetRequiredService<MailClaims>().TakeAsync(1000, default);
        return await services.GetRequiredService<MailDelivery>().BeginAsync(claims.Single(c => c.Id == mail.Id), default);
    }

    private async Task<T> InWorker<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
