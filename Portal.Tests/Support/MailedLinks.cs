using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Tests.Support;

/// <summary>Reads the outbox as the recipient would.</summary>
public static partial class MailedLinks
{
    /// <summary>The path of the link in the newest mail of this kind about an account; null when there is none.</summary>
    public static Task<string?> MailedPath(this PortalFixture portal, Guid? accountId, string kind) =>
        portal.InDatabase(async db =>
        {
            var mail = await db.OutgoingMails.Where(m => m.AboutId == accountId && m.Kind == kind)
                .OrderByDescending(m => m.Id).FirstOrDefaultAsync();
            var body = mail?.ReadBody(portal.Services.GetRequiredService<IDataProtectionProvider>());
            return body is null ? null : new Uri(Url().Match(body).Value).AbsolutePath;
        });

    [GeneratedRegex(@"^https?://\S+$", RegexOptions.Multiline)]
    private static partial Regex Url();
}
