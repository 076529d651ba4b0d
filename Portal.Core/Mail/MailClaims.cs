using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Data;

namespace Portal.Core.Mail;

/// <param name="Id">The mail.</param>
/// <param name="Lease">Until then it is ours; whoever finds another lease on it has lost it.</param>
/// <param name="NotBefore">Its slot in its domain's pace.</param>
public sealed record ClaimedMail(Guid Id, DateTimeOffset Lease, DateTimeOffset NotBefore);

/// <summary>
/// Takes due mails for this worker. Their Message-IDs are committed here, before anything connects; a worker that dies
/// leaves a lease that runs out, and the next one takes the same mail with the same Message-ID.
/// </summary>
public sealed class MailClaims(PortalDbContext db, IOptions<SmtpOptions> options, TimeProvider clock)
{
    private readonly SmtpOptions smtp = options.Value;

    /// <summary>Long enough for every answer of one conversation to come at the last moment.</summary>
    public static TimeSpan LeaseFor(SmtpOptions options) => MailDomainPace.Horizon + (options.Timeout * 8);

    public async Task<IReadOnlyList<ClaimedMail>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await DueAsync(count, now, cancellationToken);
        var late = due.Where(m => m.IsTooLate(now)).ToList();
        late.ForEach(m => m.HoldBack());

        var claimed = new List<ClaimedMail>();
        foreach (var (mail, slot) in await SlotsAsync([.. due.Except(late)], now, cancellationToken))
        {
            mail.Claim(now, LeaseFor(smtp), smtp.SenderDomain);
            claimed.Add(new ClaimedMail(mail.Id, mail.LeasedUntil!.Value, slot));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. claimed.OrderBy(c => c.NotBefore)];
    }

    // Of each domain no more than its pace lets out, of one whose slots are given away none: a thousand mails to one carrier
    // hold up nobody else. The domains are found by leaping from one to the next in their index, and of each only the first
    // mails are read, so that the cost follows the number of domains and not that of mails.
    private Task<List<OutgoingMail>> DueAsync(int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var busyFrom = now + MailDomainPace.Horizon;
        var ofOneDomain = smtp.PerDomainPerSecond > 0 ? Math.Min(count, smtp.PerDomainPerSecond) : count;
        return db.OutgoingMails.FromSql(
            $"""
            WITH RECURSIVE domains AS (
              (SELECT domain FROM outgoing_mails WHERE status IN ('Waiting', 'Retrying') ORDER BY domain LIMIT 1)
              UNION ALL
              SELECT (SELECT m.domain FROM outgoing_mails m
                WHERE m.status IN ('Waiting', 'Retrying') AND m.domain > d.domain ORDER BY m.domain LIMIT 1)
              FROM domains d WHERE d.domain IS NOT NULL),
            due AS (
              SELECT first.id FROM domains d CROSS JOIN LATERAL (
                SELECT m.id, m.next_attempt_at FROM outgoing_mails m
                WHERE m.domain = d.domain AND m.status IN ('Waiting', 'Retrying') AND m.next_attempt_at <= {now}
                  AND (m.leased_until IS NULL OR m.leased_until <= {now})
                ORDER BY m.next_attempt_at LIMIT {ofOneDomain}) first
              WHERE NOT EXISTS (SELECT FROM mail_domain_paces p WHERE p.domain = d.domain AND p.next_slot_at >= {busyFrom})
              ORDER BY first.next_attempt_at LIMIT {count})
            SELECT m.*, m.xmin FROM outgoing_mails m
            WHERE m.id IN (SELECT id FROM due) AND m.status IN ('Waiting', 'Retrying') AND m.next_attempt_at <= {now}
              AND (m.leased_until IS NULL OR m.leased_until <= {now})
            ORDER BY m.next_attempt_at FOR UPDATE OF m SKIP LOCKED
            """).ToListAsync(cancellationToken);
    }

    private async Task<List<(OutgoingMail Mail, DateTimeOffset Slot)>> SlotsAsync(
        List<OutgoingMail> mails, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (smtp.PerDomainPerSecond <= 0 || mails.Count == 0)
        {
            return [.. mails.Select(m => (m, now))];
        }

        // In one order everywhere, so that two workers wait for each other at most one after the other.
        var domains = mails.Select(m => m.RecipientDomain).Distinct().Order(StringComparer.Ordinal).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO mail_domain_paces (domain, next_slot_at)
            SELECT d, {now} FROM unnest({domains}) AS d ORDER BY d ON CONFLICT DO NOTHING
            """,
            cancellationToken);
        var paces = await db.MailDomainPaces.FromSql(
            $"SELECT * FROM mail_domain_paces WHERE domain = ANY({domains}) ORDER BY domain FOR UPDATE").ToListAsync(cancellationToken);

        return [.. mails.GroupBy(m => m.RecipientDomain).SelectMany(group =>
            group.Zip(paces.Single(p => p.Domain == group.Key).Reserve(group.Count(), now, smtp.PerDomainPerSecond)))];
    }
}
