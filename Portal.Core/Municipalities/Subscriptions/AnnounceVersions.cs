using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.Municipalities;

/// <summary>
/// 公表した版を登録者に知らせる: one mail for each subscriber and version, a batch in each run, the versions one after the other
/// (docs/adr/0064). A batch and how far it went are one transaction, so that a run that is cut off is repeated whole and nobody is told twice.
/// </summary>
public sealed record AnnounceVersions : IRequest<bool>
{
    public const int Batch = 200;

    /// <summary>Inside a transaction: who ends a subscription waits for the batch.</summary>
    internal static Task TakeTurnAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('version_announcements'))", cancellationToken);
}

public sealed class AnnounceVersionsHandler(PortalDbContext db, SubscriptionLinks links, IDataProtectionProvider protection, TimeProvider clock)
    : IRequestHandler<AnnounceVersions, bool>
{
    public async Task<bool> Handle(AnnounceVersions request, CancellationToken cancellationToken)
    {
        // A second batch is written when the first has left: a hundred thousand mails at once would hold up everybody's else.
        if (await IsAllToldAsync(cancellationToken) || await IsOutboxFullAsync(cancellationToken))
        {
            return false;
        }

        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await AnnounceVersions.TakeTurnAsync(db, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO version_announcements (version, told_up_to, mails)
            SELECT v.number, {Guid.Empty}, 0 FROM public_status_versions v
            WHERE v.number > (SELECT coalesce(max(a.version), 0) FROM version_announcements a) ON CONFLICT DO NOTHING
            """,
            cancellationToken);
        await RefusedSubscriptions.PauseAsync(db, clock.GetUtcNow(), cancellationToken);
        if (await db.VersionAnnouncements.Where(a => a.CompletedAt == null).OrderBy(a => a.Version)
            .FirstOrDefaultAsync(cancellationToken) is not { } next)
        {
            return false;
        }

        await TellAsync(next, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return true;
    }

    private async Task TellAsync(VersionAnnouncement version, CancellationToken cancellationToken)
    {
        var (now, changes) = (clock.GetUtcNow(), await StatusChange.OfAsync(db, version.Version, cancellationToken));
        var subscribers = changes.Count == 0 ? [] : await NextAsync(version, changes, cancellationToken);
        foreach (var subscriber in subscribers)
        {
            var theirs = changes.Where(c => subscriber.Places.Any(p => p.SinceVersion < version.Version && p.Covers(c.Code))).ToList();
            db.Add(OutgoingMail.ComposeSecret(
                subscriber.Email, new StatusChangedMail(theirs, links.ToManage(subscriber.Id)), now, protection, subscriber.Id)
                .EndsAt(links.ToEnd(subscriber.Id), protection));
        }

        if (subscribers.Count > 0)
        {
            version.Tell(subscribers[^1].Id, subscribers.Count);
        }

        if (subscribers.Count < AnnounceVersions.Batch)
        {
            version.Complete(now);
            await AddEventAsync(version, now, cancellationToken);
        }
    }

    private Task<List<StatusSubscription>> NextAsync(
        VersionAnnouncement version, IReadOnlyList<StatusChange> changes, CancellationToken cancellationToken)
    {
        var (told, number) = (version.ToldUpTo, version.Version);
        var codes = changes.SelectMany(c => new[] { c.Code, c.Code[..2] }).Distinct().ToList();
        return db.StatusSubscriptions.AsNoTracking().Include(s => s.Places)
            .Where(s => s.Id > told && s.PausedAt == null && s.Places.Any(p => codes.Contains(p.Code) && p.SinceVersion < number))
            .OrderBy(s => s.Id).Take(AnnounceVersions.Batch).ToListAsync(cancellationToken);
    }

    private async Task AddEventAsync(VersionAnnouncement version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (version.Mails > 0)
        {
            var id = await db.PublicStatusVersions.Where(v => v.Number == version.Version).Select(v => v.Id).SingleAsync(cancellationToken);
            db.Add(AuditEvent.ByWorker(
                now, "VersionAnnounced", nameof(PublicStatusVersion), id, insurerId: null, new { version = version.Version, mails = version.Mails }));
        }
    }

    private async Task<bool> IsAllToldAsync(CancellationToken cancellationToken) =>
        await db.VersionAnnouncements.MaxAsync(a => (int?)a.Version, cancellationToken) >= await PublicStatusVersion.NewestAsync(db, cancellationToken)
        && !await db.VersionAnnouncements.AnyAsync(a => a.CompletedAt == null, cancellationToken);

    private async Task<bool> IsOutboxFullAsync(CancellationToken cancellationToken) =>
        await db.OutgoingMails.CountAsync(m => m.Status == MailStatus.Waiting && m.Kind == nameof(StatusChangedMail), cancellationToken)
            >= AnnounceVersions.Batch;
}
