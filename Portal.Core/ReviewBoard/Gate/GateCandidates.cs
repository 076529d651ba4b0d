using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>Why the gate stayed shut, for the audit trail only (照合に失敗した理由).</summary>
public enum GateReason
{
    LinkRevoked,
    Withdrawn,
    Deleted,
    Expired,
    NotRegistered,
    Locked,
    SessionLocked,
    Email,
    Password,
}

/// <summary>Whom a presented link or code belongs to, as far as the gate needs it.</summary>
public sealed record GateCandidate(
    Guid LinkId, Guid ReviewerId, Guid SessionId, Guid InsurerId, string EmailKey, string? PasswordHash, bool LinkRevoked,
    bool Withdrawn, bool Locked, ReviewSessionStatus Status, DateOnly? ExpiresOn, int Version)
{
    /// <summary>Null when an attempt may be made.</summary>
    public GateReason? ReasonAgainst(DateOnly today) => this switch
    {
        { Status: ReviewSessionStatus.Deleted } => GateReason.Deleted,
        { Status: ReviewSessionStatus.Draft } => GateReason.NotRegistered,
        { Status: ReviewSessionStatus.Closed } => GateReason.Expired,
        _ when !(today <= ExpiresOn) => GateReason.Expired,
        { Withdrawn: true } => GateReason.Withdrawn,
        { LinkRevoked: true } => GateReason.LinkRevoked,
        { PasswordHash: null } => GateReason.NotRegistered,
        { Locked: true } => GateReason.Locked,
        _ => null,
    };
}

/// <summary>Finds by link or 照会コード what somebody may be asking for at the gate.</summary>
public sealed class GateCandidates(PortalDbContext db)
{
    /// <returns>Null for a link or code that never was one.</returns>
    public Task<GateCandidate?> FindAsync(bool byToken, byte[] hash, CancellationToken cancellationToken)
    {
        var links = byToken ? db.ReviewLinks.Where(l => l.TokenHash == hash) : db.ReviewLinks.Where(l => l.CodeHash == hash);
        var found =
            from link in links
            join reviewer in db.SessionReviewers on link.SessionReviewerId equals reviewer.Id
            join session in db.ReviewSessions on reviewer.SessionId equals session.Id
            select new GateCandidate(
                link.Id, reviewer.Id, session.Id, session.InsurerId, reviewer.EmailKey, reviewer.PasswordHash,
                link.RevokedAt != null, reviewer.RevokedAt != null, reviewer.LockedAt != null, session.Status,
                session.ExpiresOn, session.Version);
        return found.SingleOrDefaultAsync(cancellationToken);
    }
}
