using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>One session as lists show it.</summary>
/// <param name="Read">Reviewers who have read the current version.</param>
/// <param name="Undeliverable">Reviewers to whom a mail with the URL of the current version, or with the password, has not got.</param>
/// <param name="Unsent">Reviewers for whom such a mail is kept back, or went to an address that is theirs no more.</param>
/// <param name="Locked">Reviewers who have locked themselves out.</param>
/// <param name="IsGateClosed">入力の誤り in the whole session have closed its gate.</param>
/// <param name="HasChanges">更新待ち: 更新 would change something for reviewers.</param>
public sealed record SessionRow(
    Guid Id, int Number, string PanelName, DateOnly? PlannedOn, TimeOnly? StartsAt, ReviewSessionStatus Status, int Version,
    DateTimeOffset SavedAt, int Cases, int Reviewers, int Read, int Undeliverable, int Unsent, int Locked, bool IsGateClosed, bool HasChanges)
{
    public string Title => ReviewSessionTitle.Of(Number, PanelName);

    /// <summary>Someone has still to read it: only then does the number say anything.</summary>
    public bool IsBeingRead => Status is ReviewSessionStatus.Registered && Read < Reviewers;
}

internal static class SessionRows
{
    public static IQueryable<SessionRow> ToRows(this IQueryable<ReviewSession> sessions, PortalDbContext db)
    {
        var (read, standings) = (db.ReadRecords(), db.ReviewerStandings().Where(x => x.Reviewer.RevokedAt == null));
        return sessions.Select(s => new SessionRow(
            s.Id, s.Number, s.PanelName, s.PlannedOn, s.StartsAt, s.Status, s.Version, s.SavedAt,
            s.Cases.Count,
            s.Reviewers.Count(r => r.RevokedAt == null),
            s.Reviewers.Count(r => r.RevokedAt == null && read.Any(v => v.SessionReviewerId == r.Id && v.Version == s.Version)),
            standings.Count(x => x.Reviewer.SessionId == s.Id && x.IsUndeliverable),
            // Closing and deleting withdraw what waits: it is not lacking to anybody any more.
            s.Status != ReviewSessionStatus.Registered ? 0
                : standings.Count(x => x.Reviewer.SessionId == s.Id && (x.LacksLink || x.LacksPassword) && !x.IsUndeliverable),
            s.Reviewers.Count(r => r.RevokedAt == null && r.LockedAt != null),
            s.FailedAttempts >= ReviewSession.MaxFailedAttempts,
            s.AwaitsUpdate));
    }
}
