using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>A reviewer of an open session, held until the transaction ends.</summary>
internal sealed record HeldReviewer(ReviewSession Session, SessionReviewer Reviewer)
{
    /// <returns>Error when there is no such session of this insurer, it is over, or the reviewer is off it.</returns>
    public static async Task<Result<HeldReviewer>> FindAsync(
        PortalDbContext db, ICurrentUser user, DateOnly today, Guid sessionId, Guid reviewerId, CancellationToken cancellationToken)
    {
        var held = await db.HoldOpenSessionAsync(user, today, sessionId, cancellationToken);
        if (held.Failed)
        {
            return Result<HeldReviewer>.Fail(held.Errors);
        }

        var session = held.Value;
        var reviewer = (await db.SessionReviewers.FromSql($"""
            SELECT *, xmin FROM session_reviewers
            WHERE id = {reviewerId} AND session_id = {session.Id} AND revoked_at IS NULL FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        return reviewer is null ? RegistrationErrors.ReviewerGone : new HeldReviewer(session, reviewer);
    }

    /// <summary>The record of the current version; made when the reviewer was added without one.</summary>
    private async Task<ViewingRecord> RecordAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var record = (await db.HoldRecordsAsync([Reviewer.Id], Session.Version, cancellationToken)).SingleOrDefault();
        if (record is null)
        {
            db.Add(record = new ViewingRecord { SessionReviewerId = Reviewer.Id, Version = Session.Version });
        }

        return record;
    }

    /// <summary>Every link and visit of this reviewer is dead, and no mail with an old link goes out any more.</summary>
    public async Task CloseAsync(PortalDbContext db, bool withPasswordMails, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var links = await db.ReviewLinks.Where(l => l.SessionReviewerId == Reviewer.Id && l.RevokedAt == null)
            .ToListAsync(cancellationToken);
        links.ForEach(l => l.Revoke(at));
        await EndVisitsAsync(db, at, cancellationToken);
        await db.WithdrawMailsAsync([Reviewer.Id], m => withPasswordMails || !m.CarriesPassword(), cancellationToken);
    }

    /// <summary>Who reads just now is stopped within a second.</summary>
    public async Task EndVisitsAsync(PortalDbContext db, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var visits = (await db.HoldVisitsAsync(Session.Id, cancellationToken)).Where(v => v.SessionReviewerId == Reviewer.Id).ToList();
        visits.ForEach(v => v.End(at));
        db.DiscardStamps(visits, at);
    }

    /// <summary>
    /// A new link for the current version; who has an earlier one at home learns that it was replaced. Should this mail fail as
    /// well, that is news to the insurer.
    /// </summary>
    public async Task SendLinkAsync(
        PortalDbContext db, SessionLetters letters, LinkMailKind kind, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await db.SessionNotices.Where(n => n.SessionReviewerId == Reviewer.Id && n.Kind == SessionNoticeKind.MailFailed)
            .ExecuteDeleteAsync(cancellationToken);
        var facts = await letters.FactsAsync(Session, cancellationToken);
        var holders = await db.WhoHoldOldPapersAsync([Reviewer.Id], Session.Version, cancellationToken);
        letters.SendLink(
            Reviewer, await RecordAsync(db, cancellationToken), facts,
            holders.Contains(Reviewer.Id) ? LinkMailKind.Replaced : kind, at);
    }
}
