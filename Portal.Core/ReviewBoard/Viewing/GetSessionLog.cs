using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>すべての記録, 50 a page; it stays after the session was deleted.</summary>
public sealed record GetSessionLog(Guid SessionId, int Page) : IRequest<SessionLog?>;

public sealed record SessionLog(
    Guid Id, int Number, string PanelName, DateOnly? PlannedOn, int Page, int Count, IReadOnlyList<SessionEvent> Events)
{
    public string Title => ReviewSessionTitle.Of(Number, PanelName);
}

public sealed class GetSessionLogHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<GetSessionLog, SessionLog?>
{
    public async Task<SessionLog?> Handle(GetSessionLog request, CancellationToken cancellationToken)
    {
        var session = await db.ReviewSessions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == request.SessionId && s.InsurerId == user.InsurerId, cancellationToken);
        if (session is null)
        {
            return null;
        }

        var history = await db.SessionHistoryAsync(session.Id, request.Page, ListLimits.PageSize, cancellationToken);
        return new SessionLog(
            session.Id, session.Number, session.PanelName, session.PlannedOn, history.Page, history.Count, history.Events);
    }
}
