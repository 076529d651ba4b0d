using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>新しい審査会の画面: the next number, the panels, and the session from which one may copy.</summary>
public sealed record ProposeReviewSession : IRequest<SessionProposal>;

/// <param name="Number">One more than the highest so far.</param>
/// <param name="Panels">Panels that may be chosen.</param>
/// <param name="LastId">The latest session that has something to copy; null when there is none.</param>
/// <param name="LastNumber">Its number.</param>
public sealed record SessionProposal(int Number, IReadOnlyList<PanelChoice> Panels, Guid? LastId, int LastNumber);

public sealed class ProposeReviewSessionHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<ProposeReviewSession, SessionProposal>
{
    public async Task<SessionProposal> Handle(ProposeReviewSession request, CancellationToken cancellationToken)
    {
        var last = await db.BegunSessions(user)
            .OrderByDescending(s => s.Number).ThenByDescending(s => s.Id)
            .Select(s => new { s.Id, s.Number }).FirstOrDefaultAsync(cancellationToken);
        var panels = await db.PanelChoicesAsync(user, chosen: null, cancellationToken);
        return new SessionProposal(
            await db.NextSessionNumberAsync(user, cancellationToken), panels, last?.Id, last?.Number ?? 0);
    }
}
