using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>
/// Removes what has ended by itself: sessions, counters, parked forms, used or expired links, and registrations that nobody went on with. A session stays a day beyond
/// its end, so that a form sent too late can still be kept for its owner.
/// </summary>
public sealed record PurgeEndedSessions : IRequest<bool>;

public sealed class PurgeEndedSessionsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<PurgeEndedSessions, bool>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<bool> Handle(PurgeEndedSessions request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = now - Kept;
        await db.AccountSessions.Where(s => s.EndsAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.AttemptCounters.Where(c => c.WindowStartedAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.ParkedForms.Where(f => f.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.AccountLinks.Where(l => l.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.OfficeRegistrations.Where(r => r.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}
