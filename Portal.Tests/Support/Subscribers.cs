using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.Mail;
using Portal.Core.Municipalities;

namespace Portal.Tests.Support;

/// <summary>People who are told of municipalities, and what they are sent.</summary>
public static partial class Subscribers
{
    public static string NewAddress() => $"reader{UniqueNumbers.Next(6)}@example.jp";

    /// <summary>Asked for and confirmed; answers the address.</summary>
    public static async Task<string> NewSubscriber(this PortalFixture portal, params string[] places)
    {
        var email = NewAddress();
        await portal.Subscribe(email, places);
        return email;
    }

    public static async Task Subscribe(this PortalFixture portal, string email, params string[] places)
    {
        Assert.Empty((await portal.SendAs(TestUser.Visitor, new RequestSubscription(email, places))).Errors);
        Assert.Empty((await portal.SendAs(TestUser.Visitor, new ConfirmSubscription(await portal.TokenFor(email)))).Errors);
    }

    /// <summary>What was written to an address, in order.</summary>
    public static Task<List<OutgoingMail>> MailsFor(this PortalFixture portal, string email, string? kind = null) => portal.InDatabase(db =>
        db.OutgoingMails.AsNoTracking().Where(m => EF.Functions.ILike(m.Recipient, email) && (kind == null || m.Kind == kind)).OrderBy(m => m.Id).ToListAsync());

    /// <summary>The text of their mail; the newest of its kind.</summary>
    public static async Task<string> BodyFor(this PortalFixture portal, string email, string kind) =>
        (await portal.MailsFor(email, kind))[^1].ReadBody(portal.Services.GetRequiredService<IDataProtectionProvider>())!;

    /// <summary>The secret of the link to confirm.</summary>
    public static Task<string> TokenFor(this PortalFixture portal, string email) => portal.SecretFor(email, nameof(SubscriptionRequestMail));

    /// <summary>The secret of the link in the newest mail of a kind.</summary>
    public static async Task<string> SecretFor(this PortalFixture portal, string email, string kind) =>
        Link().Match(await portal.BodyFor(email, kind)).Groups[1].Value;

    /// <summary>As the worker does, until nobody is left to tell.</summary>
    public static async Task AnnounceAll(this PortalFixture portal)
    {
        while (await portal.SendAsWorker(new AnnounceVersions()))
        {
        }
    }

    public static async Task<int> Publish(this PortalFixture portal, params ServiceStartLine[] lines)
    {
        var result = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new PublishServiceStarts(lines));
        Assert.Empty(result.Errors);
        return result.Value;
    }

    [GeneratedRegex("/municipalities/(?:confirm|subscription)/([A-Za-z0-9_-]+)")]
    private static partial Regex Link();
}
