using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>A first opening of the current version that nobody was told of yet.</summary>
internal sealed record Opening
{
    public required Guid InsurerId { get; init; }

    public required Guid SessionId { get; init; }

    public required int Version { get; init; }

    public required Guid ReviewerId { get; init; }

    public required int Position { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}

internal static class Openings
{
    public static IQueryable<Opening> UnnoticedOpenings(this PortalDbContext db, DateTimeOffset since) =>
        from v in db.ViewingRecords
        where v.OpenedAt >= since
        join r in db.SessionReviewers on v.SessionReviewerId equals r.Id
        join s in db.ReviewSessions on r.SessionId equals s.Id
        where s.Version == v.Version && s.Status == ReviewSessionStatus.Registered && r.RevokedAt == null
            && !db.SessionNotices.Any(n => n.SessionId == s.Id && n.Kind == SessionNoticeKind.FirstOpening
                && n.Version == v.Version && n.SessionReviewerId == r.Id)
        select new Opening
        {
            InsurerId = s.InsurerId,
            SessionId = s.Id,
            Version = s.Version,
            ReviewerId = r.Id,
            Position = r.Position,
            OpenedAt = v.OpenedAt!.Value,
        };

    public static Task<int> OpenedCountAsync(this PortalDbContext db, ReviewSession session, CancellationToken cancellationToken) =>
        db.SessionReviewers.CountAsync(
            r => r.SessionId == session.Id && r.RevokedAt == null
                && db.ViewingRecords.Any(v => v.SessionReviewerId == r.Id && v.Version == session.Version && v.OpenedAt != null),
            cancellationToken);
}
