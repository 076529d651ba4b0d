using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <param name="IsReserved">The password may be looked at.</param>
/// <param name="Locks">It was the last one: failing locks the reviewer.</param>
/// <param name="ClosesGate">It was the session's last one: failing closes the gate for all.</param>
/// <param name="Refusal">Why it may not; null when it may or when nothing was asked.</param>
public sealed record GateAttempt(bool IsReserved, bool Locks = false, bool ClosesGate = false, GateReason? Refusal = null)
{
    public static readonly GateAttempt None = new(false);
}

/// <summary>
/// Spends an attempt before the password is looked at (照合の前に回数を数える), in the database: of fifty guesses at the
/// same instant, at most ten are looked at, on however many instances.
/// </summary>
public sealed class GateAttempts(PortalDbContext db, TimeProvider clock)
{
    public async Task<GateAttempt> ReserveAsync(GateCandidate candidate, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var spent = await db.Database.SqlQuery<int>(
            $"""
            UPDATE review_sessions SET failed_attempts = failed_attempts + 1
            WHERE id = {candidate.SessionId} AND failed_attempts < {ReviewSession.MaxFailedAttempts}
            RETURNING failed_attempts AS "Value"
            """).ToListAsync(cancellationToken);
        if (spent.Count == 0)
        {
            return new GateAttempt(false, Refusal: GateReason.SessionLocked);
        }

        // Locked at once with the last attempt: were the server to stop before the answer, it must not stay open.
        var (now, last) = (clock.GetUtcNow(), SessionReviewer.MaxFailedAttempts - 1);
        var locks = await db.Database.SqlQuery<bool>(
            $"""
            UPDATE session_reviewers SET failed_attempts = failed_attempts + 1,
              locked_at = CASE WHEN failed_attempts >= {last} THEN {now}::timestamptz END
            WHERE id = {candidate.ReviewerId} AND failed_attempts <= {last} AND locked_at IS NULL AND revoked_at IS NULL
            RETURNING locked_at IS NOT NULL AS "Value"
            """).ToListAsync(cancellationToken);
        if (locks.Count == 0)
        {
            return new GateAttempt(false, Refusal: GateReason.Locked);
        }

        await transaction.CommitAsync(cancellationToken);
        return new GateAttempt(true, locks[0], spent[0] == ReviewSession.MaxFailedAttempts);
    }

    /// <summary>
    /// The entry was right: the reviewer starts afresh, and the session gets its attempt back. False when address, password
    /// or link were changed, or the insurer locked it, while the old ones were being checked; the row is held until the caller commits.
    /// </summary>
    public async Task<bool> ForgiveAsync(GateCandidate candidate, CancellationToken cancellationToken)
    {
        await db.ReviewSessions.Where(s => s.Id == candidate.SessionId && s.FailedAttempts > 0)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.FailedAttempts, s => s.FailedAttempts - 1), cancellationToken);
        var forgiven = await db.SessionReviewers
            .Where(r => r.Id == candidate.ReviewerId && r.RevokedAt == null
                && (r.LockedAt == null || r.FailedAttempts >= SessionReviewer.MaxFailedAttempts)
                && r.EmailKey == candidate.EmailKey && r.PasswordHash == candidate.PasswordHash)
            .ExecuteUpdateAsync(
                u => u.SetProperty(r => r.FailedAttempts, 0).SetProperty(r => r.LockedAt, (DateTimeOffset?)null), cancellationToken);
        // Asked with the row in hand: who renews a link holds it too.
        return forgiven > 0
            && await db.ReviewLinks.AnyAsync(l => l.Id == candidate.LinkId && l.RevokedAt == null, cancellationToken);
    }
}
