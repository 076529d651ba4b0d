using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>前回から写す: panel, time, place, reviewers and permission of a session, without its papers and its day.</summary>
/// <param name="FromId">The session to copy from.</param>
/// <param name="NewId">Made with the form: the same form sent twice makes one session.</param>
public sealed record CopyReviewSession(Guid FromId, Guid NewId) : IRequest<Result<Guid>>;

public sealed class CopyReviewSessionHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CopyReviewSession, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(CopyReviewSession request, CancellationToken cancellationToken)
    {
        if (await db.OwnSession(user, request.NewId).AnyAsync(cancellationToken))
        {
            return request.NewId;
        }

        var from = await db.OwnSession(user, request.FromId).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (from is null)
        {
            return PreparationErrors.NotFound;
        }

        var session = await CopyAsync(from, request.NewId, cancellationToken);
        db.Add(session);
        db.AddRange(await ReviewersAsync(from.Id, session, cancellationToken));
        db.Add(AuditEvent.By(
            user, session.CreatedAt, "ReviewSessionStarted", nameof(ReviewSession), session.Id, details: new { CopiedFrom = from.Id }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.OwnSession(user, session.Id).AsNoTracking().Any())
        {
            // The second of two clicks: the first one made it.
        }

        return session.Id;
    }

    private async Task<ReviewSession> CopyAsync(ReviewSession from, Guid newId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var panelIsActive = await db.Panels.AnyAsync(p => p.Id == from.PanelId && p.IsActive, cancellationToken);
        return new ReviewSession
        {
            Id = newId.Version == 7 ? newId : Guid.CreateVersion7(),
            InsurerId = from.InsurerId,
            Number = await db.NextSessionNumberAsync(user, cancellationToken),
            StartsAt = from.StartsAt,
            PanelId = panelIsActive ? from.PanelId : null,
            PanelName = panelIsActive ? from.PanelName : "",
            Place = from.Place,
            DownloadAllowed = from.DownloadAllowed,
            CreatedAt = now,
            CreatedById = user.AccountId!.Value,
            SavedAt = now,
            SavedById = user.AccountId!.Value,
        };
    }

    private async Task<List<SessionReviewer>> ReviewersAsync(
        Guid fromId, ReviewSession session, CancellationToken cancellationToken)
    {
        var members = await (
            from old in db.SessionReviewers
            join member in db.Reviewers on old.ReviewerId equals member.Id
            where old.SessionId == fromId && old.IsChosen && member.IsActive
            orderby old.Position
            select new { member, old.IsHead }).AsNoTracking().ToListAsync(cancellationToken);
        session.ReviewerCount = members.Count == 0 ? null : members.Count;
        return [.. members.Select((m, index) => SessionReviewers.Pick(m.member, session.Id, index + 1, m.IsHead))];
    }
}
