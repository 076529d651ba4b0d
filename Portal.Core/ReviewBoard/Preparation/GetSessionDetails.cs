using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>開催情報の画面: the session as saved and the panels to choose from.</summary>
public sealed record GetSessionDetails(Guid SessionId) : IRequest<SessionDetailsView?>;

/// <param name="Head">The head of the page.</param>
/// <param name="Facts">What the form holds.</param>
/// <param name="SameNumber">Another session with the same number; null for none.</param>
/// <param name="Panels">Panels that may be chosen.</param>
/// <param name="SavedBy">Who saved this form last, and when.</param>
public sealed record SessionDetailsView(
    SessionHead Head, SessionFacts Facts, SameNumber? SameNumber, IReadOnlyList<PanelChoice> Panels, LastSave? SavedBy);

public sealed record PanelChoice(Guid Id, string Name);

public sealed record LastSave(string Name, DateTimeOffset At);

public sealed class GetSessionDetailsHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<GetSessionDetails, SessionDetailsView?>
{
    public async Task<SessionDetailsView?> Handle(GetSessionDetails request, CancellationToken cancellationToken)
    {
        var session = await db.OwnSession(user, request.SessionId).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (session is null)
        {
            return null;
        }

        var facts = SessionFacts.Of(session);
        var panels = await db.PanelChoicesAsync(user, facts.Plan.PanelId, cancellationToken);
        var saved = await db.LastSaveAsync(session.Id, SaveSessionDetails.Audited, cancellationToken);
        var sameNumber = await db.SameNumberAsync(session.AsPrepared(), cancellationToken);
        var head = SessionHead.Of(session) with { PurgeOn = await db.DraftPurgeDayAsync(session, cancellationToken) };
        return new SessionDetailsView(head, facts, sameNumber, panels, saved);
    }
}

internal static class SessionFormQueries
{
    public static async Task<IReadOnlyList<PanelChoice>> PanelChoicesAsync(
        this PortalDbContext db, ICurrentUser user, Guid? chosen, CancellationToken cancellationToken) =>
        await db.Panels.Where(p => p.InsurerId == user.InsurerId && (p.IsActive || p.Id == chosen))
            .OrderBy(p => p.Name).Select(p => new PanelChoice(p.Id, p.Name)).ToListAsync(cancellationToken);

    public static Task<LastSave?> LastSaveAsync(
        this PortalDbContext db, Guid sessionId, string action, CancellationToken cancellationToken) =>
        (from e in db.AuditEvents
         where e.ObjectId == sessionId && e.Action == action
         join a in db.Users on e.ActorId equals a.Id
         orderby e.Id descending
         select new LastSave(a.DisplayName, e.At)).FirstOrDefaultAsync(cancellationToken);
}
