using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Mail;

public sealed record TestMail(string Subject, string Body) : IMail
{
    public static readonly TestMail Simple = new("お知らせ", "本文です。");
}

internal static class TestMails
{
    public static async Task<OutgoingMail> Queue(
        this PortalFixture portal, string recipient, IMail? mail = null, DateTimeOffset? notAfter = null)
    {
        var outgoing = OutgoingMail.Compose(recipient, mail ?? TestMail.Simple, portal.Clock.Now, notAfter: notAfter);
        await portal.Add(outgoing);
        return outgoing;
    }

    public static Task<OutgoingMail> Look(this PortalFixture portal, OutgoingMail mail) =>
        portal.InDatabase(db => db.OutgoingMails.AsNoTracking().SingleAsync(m => m.Id == mail.Id));

    /// <summary>As the worker would, until nothing more is due.</summary>
    public static async Task Drain(this PortalFixture portal)
    {
        while (await portal.SendAsWorker(new SendNextMails()))
        {
            // The pace of a domain is a matter of seconds, and the test's clock stands still.
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public static string AnAddress(string script = "someone") => $"{script}-{Guid.NewGuid():N}@{Guid.NewGuid():N}.example.jp";
}
