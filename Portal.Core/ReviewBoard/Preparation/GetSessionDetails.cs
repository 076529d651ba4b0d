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

/// <summary>合議体 to choose from.</summary>
public sealed record PanelChoice(Guid Id, string Name);

/// <summary>Who saved a form last (最後に保存した方), and when.</summary>
public sealed record LastSave(string Name, DateTimeOffset At);

public sealed class GetSessionDetailsHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<GetSessionDetails, SessionDetailsView?>
{
    public async Task<SessionDetailsView?> Handle(GetSessionDetails request, CancellationToken cancellationToken)
    {
        var retention = db.RetentionDays();
        var found = await db.OwnSession(user, request.SessionId).AsNoTracking()
            .Select(s => new
            {
                Session = s,
                Saved = db.LastSaves(request.SessionId, SaveSessionDetails.Audited).FirstOrDefault(),
                Days = retention.Where(x => x.InsurerId == s.InsurerId).Select(x => x.Days).First(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var session = found.Session;
        var facts = SessionFacts.Of(session);
        var panels = await db.PanelChoicesAsync(user, facts.Plan.PanelId, cancellationToken);
        var sameNumber = await db.SameNumbers(session.AsPrepared()).FirstOrDefaultAsync(cancellationToken);
        var head = SessionHead.Of(session) with { PurgeOn = PapersRetention.DraftPurgeDay(session, found.Days) };
        return new SessionDetailsView(head, facts, sameNumber, panels, found.Saved);
    }
}

internal static class SessionFormQueries
{
    public static async Task<IReadOnlyList<PanelChoice>> PanelChoicesAsync(
        this PortalDbContext db, ICurrentUser user, Guid? chosen, CancellationToken cancellationToken) =>
        await db.Panels.Where(p => p.InsurerId == user.InsurerId && (p.IsActive || p.Id == chosen))
            .OrderBy(p => p.Name).Select(p => new PanelChoice(p.Id, p.Name)).ToListAsync(cancellationToken);

    /// <summary>The latest first.</summary>
    public static IQueryable<LastSave> LastSaves(this PortalDbContext db, Guid objectId, string action) =>
        from e in db.AuditEvents
        where e.ObjectId == objectId && e.Action == action
        join a in db.Users on e.ActorId equals a.Id
        orderby e.Id descending
        select new LastSave(a.DisplayName, e.At);
}
