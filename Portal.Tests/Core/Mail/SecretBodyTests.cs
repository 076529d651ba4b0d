using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Mail;
using Portal.Tests.Support;
using static Portal.Tests.Core.Mail.TestMails;

namespace Portal.Tests.Core.Mail;

/// <summary>A link or a password lies in the outbox only as long as it may still have to be sent.</summary>
public sealed class SecretBodyTests(SmtpFixture fixture) : IClassFixture<SmtpFixture>
{
    private readonly PortalFixture portal = fixture.Portal;

    [Fact]
    public async Task Once_sent_it_is_gone_from_the_database()
    {
        var mail = await QueueSecretAsync(AnAddress());
        Assert.True(await IsStoredAsync(mail));

        await portal.Drain();

        Assert.Contains("ひみつ", Assert.Single(fixture.Server.Mails(mail.Recipient)).Body, StringComparison.Ordinal);
        Assert.Equal((MailStatus.Sent, false), ((await portal.Look(mail)).Status, await IsStoredAsync(mail)));
    }

    [Fact]
    public async Task Once_refused_for_good_it_is_gone_and_nobody_can_send_it_after_all()
    {
        var mail = await QueueSecretAsync(AnAddress("refuse"));

        await portal.Drain();

        var refused = await portal.Look(mail);
        Assert.Equal((MailStatus.Undeliverable, false), (refused.Status, await IsStoredAsync(mail)));
        Assert.False(refused.CanBeSentAfterAll);
    }

    [Fact]
    public async Task While_it_is_tried_again_it_stays_and_after_a_day_of_trying_it_is_gone()
    {
        var mail = await QueueSecretAsync(AnAddress("full"));

        await portal.Drain();
        Assert.Equal((MailStatus.Retrying, true), ((await portal.Look(mail)).Status, await IsStoredAsync(mail)));
        for (var hour = 0; hour < 26; hour++)
        {
            portal.Clock.Advance(TimeSpan.FromHours(1));
            await portal.Drain();
        }

        Assert.Equal((MailStatus.Undeliverable, false), ((await portal.Look(mail)).Status, await IsStoredAsync(mail)));
    }

    [Fact]
    public async Task Once_withdrawn_it_is_gone()
    {
        var mail = await QueueSecretAsync(AnAddress());

        await portal.InDatabase(async db =>
        {
            (await db.OutgoingMails.SingleAsync(m => m.Id == mail.Id)).Withdraw();
            return await db.SaveChangesAsync();
        });

        Assert.Equal((MailStatus.Withdrawn, false), ((await portal.Look(mail)).Status, await IsStoredAsync(mail)));
    }

    private async Task<OutgoingMail> QueueSecretAsync(string recipient)
    {
        var mail = OutgoingMail.ComposeSecret(
            recipient, new TestMail("お知らせ", "ひみつのURLです。"), portal.Clock.Now, portal.Services.GetRequiredService<IDataProtectionProvider>());
        await portal.Add(mail);
        return mail;
    }

    // The columns themselves: what the entity says of them is what is tested.
    private Task<bool> IsStoredAsync(OutgoingMail mail) => portal.InDatabase(db => db.Database.SqlQuery<bool>(
        $"""SELECT body IS NOT NULL OR protected_body IS NOT NULL AS "Value" FROM outgoing_mails WHERE id = {mail.Id}""").SingleAsync());
}
