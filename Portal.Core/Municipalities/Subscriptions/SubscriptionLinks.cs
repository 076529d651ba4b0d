using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Core.Links;

namespace Portal.Core.Municipalities;

/// <summary>
/// The links in mails to who is subscribed. They say which subscription, sealed with the portal's keys, so that every mail carries one and
/// nothing is stored for it (docs/adr/0064). They work as long as the subscription does; the one in a mail's header ends it and shows nothing.
/// </summary>
public sealed class SubscriptionLinks(PortalUrls urls, IDataProtectionProvider protection)
{
    private readonly IDataProtector manage = protection.CreateProtector("StatusSubscription.Manage");
    private readonly IDataProtector end = protection.CreateProtector("StatusSubscription.End");

    /// <summary>Where it is changed or ended.</summary>
    public string ToManage(Guid subscriptionId) => urls.To($"/municipalities/subscription/{TokenOf(manage, subscriptionId)}");

    /// <summary>Where a mail program ends it by itself (RFC 8058).</summary>
    public string ToEnd(Guid subscriptionId) => urls.To($"/municipalities/unsubscribe/{TokenOf(end, subscriptionId)}");

    /// <summary>Of a link to change it; null for anything else.</summary>
    public Guid? ReadToManage(string? token) => Read(manage, token);

    /// <summary>Of either link; null for anything that we have not written.</summary>
    public Guid? ReadToEnd(string? token) => Read(end, token) ?? Read(manage, token);

    private static Guid? Read(IDataProtector seal, string? token)
    {
        try
        {
            return new Guid(seal.Unprotect(Base64Url.DecodeFromChars(token ?? "")));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static string TokenOf(IDataProtector seal, Guid subscriptionId) => Base64Url.EncodeToString(seal.Protect(subscriptionId.ToByteArray()));
}
