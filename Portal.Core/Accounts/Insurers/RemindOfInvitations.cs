using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>招待の期限の7日前と1日前に催促する, insurers' administrators, once each, from eight in the morning. Answers whether there may be more.</summary>
public sealed record RemindOfInvitations : IRequest<bool>
{
    public const int FromHour = 8;

    /// <summary>Days before the end, the first reminder first.</summary>
    public static readonly IReadOnlyList<int> DaysBefore = [7, 1];
}

public sealed class RemindOfInvitationsHandler(PortalDbContext db, AccountLinks links, TimeProvider clock) : IRequestHandler<RemindOfInvitations, bool>
{
    public async Task<bool> Handle(RemindOfInvitations request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now.InJapan().Hour < RemindOfInvitations.FromHour)
        {
            return false;
        }

        var today = now.DayInJapan();
        var (week, day) = (today.AddDays(RemindOfInvitations.DaysBefore[0]).EndInJapan(), today.AddDays(RemindOfInvitations.DaysBefore[1]).EndInJapan());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = (await db.Users.FromSql($"""
            SELECT a.* FROM accounts a
            WHERE a.role = 'InsurerAdministrator' AND a.password_hash IS NULL AND a.disabled_at IS NULL AND EXISTS (
                SELECT 1 FROM account_links l WHERE l.account_id = a.id AND l.purpose = 'Activation' AND l.used_at IS NULL AND l.expires_at > {now}
                    AND ((l.expires_at <= {week} AND l.reminders = 0) OR (l.expires_at <= {day} AND l.reminders <= 1)))
            ORDER BY a.id LIMIT 1 FOR UPDATE OF a SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (account is null)
        {
            return false;
        }

        // Read after the row is held: the worker that had it before may just have done it.
        var open = await db.AccountLinks.Where(l =>
            l.AccountId == account.Id && l.Purpose == AccountLinkPurpose.Activation && l.UsedAt == null && l.ExpiresAt > now).ToListAsync(cancellationToken);
        var count = open.Exists(l => l.ExpiresAt <= day) ? 2 : 1;
        if (account.PasswordHash is not null || !open.Exists(l => l.ExpiresAt <= week && l.Reminders < count))
        {
            return true;
        }

        open.ForEach(l => l.NoteReminders(count));
        await links.MailReminderAsync(account, await db.InsurerNameAsync(account.InsurerId!.Value, cancellationToken), cancellationToken);
        db.Add(AuditEvent.ByWorker(now, "InvitationRemindedInTime", nameof(Account), account.Id, account.InsurerId));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
