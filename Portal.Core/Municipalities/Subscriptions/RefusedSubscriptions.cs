using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.Municipalities;

/// <summary>届かない登録: an address that refuses its mails for good is not written to version by version for ever.</summary>
internal static class RefusedSubscriptions
{
    /// <summary>Final refusals (5xx) since the address last said yes.</summary>
    public const int Refusals = 2;

    /// <summary>It goes on when the address is confirmed anew; the secretariat sees it and may end it.</summary>
    public static Task<int> PauseAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE status_subscriptions s SET paused_at = {now} FROM (
          SELECT m.about_id FROM outgoing_mails m JOIN status_subscriptions o ON o.id = m.about_id
          WHERE m.kind = {nameof(StatusChangedMail)} AND m.status = {nameof(MailStatus.Undeliverable)} AND m.reply_code >= 500
            AND m.failed_at > o.confirmed_at
          GROUP BY m.about_id HAVING count(*) >= {Refusals}) refused
        WHERE s.id = refused.about_id AND s.paused_at IS NULL
        """,
        cancellationToken);
}
