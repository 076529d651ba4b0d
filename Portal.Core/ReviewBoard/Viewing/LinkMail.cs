using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>The latest URL mail of one reviewer and version, and how it stands (URLのメールの処理結果).</summary>
internal sealed record LinkMail
{
    public required Guid SessionId { get; init; }

    public required Guid ReviewerId { get; init; }

    public required int Position { get; init; }

    public required int Version { get; init; }

    public required MailStatus Status { get; init; }

    /// <summary>Null unless it did not arrive.</summary>
    public required DateTimeOffset? FailedAt { get; init; }
}

internal static class LinkMails
{
    /// <summary>Of every reviewer who is not taken off.</summary>
    public static IQueryable<LinkMail> CurrentLinkMails(this PortalDbContext db) =>
        from r in db.SessionReviewers
        where r.RevokedAt == null
        join v in db.ViewingRecords on r.Id equals v.SessionReviewerId
        join m in db.OutgoingMails on new { Id = v.MailId, About = (Guid?)r.Id } equals new { Id = (Guid?)m.Id, About = m.AboutId }
        select new LinkMail
        {
            SessionId = r.SessionId,
            ReviewerId = r.Id,
            Position = r.Position,
            Version = v.Version,
            Status = m.Status,
            FailedAt = m.FailedAt,
        };
}
