using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Core.Links;

namespace Portal.Core.Municipalities;

/// <summary>
/// The links in mails to who is subscribed. They say which subscription, sealed with the portal's keys, so that every mail carries one and
/// nothing is stored for it (docs/adr/0064). They work as long as the subscription does.
/// </summary>
public sealed class SubscriptionLinks(PortalUrls urls, IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("StatusSubscription");

    /// <summary>Where it is changed or ended.</summary>
    public string ToManage(Guid subscriptionId) => urls.To($"/municipalities/subscription/{TokenOf(subscriptionId)}");

    /// <summary>Where a mail program ends it by itself (RFC 8058).</summary>
    public string ToEnd(Guid subscriptionId) => urls.To($"/municipalities/unsubscribe/{TokenOf(subscriptionId)}");

    /// <summary>Null for anything that we have not written.</summary>
    public Guid? Read(string? token)
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

    private string TokenOf(Guid subscriptionId) => Base64Url.EncodeToString(seal.Protect(subscriptionId.ToByteArray()));
}
