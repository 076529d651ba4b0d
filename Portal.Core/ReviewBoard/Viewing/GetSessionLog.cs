using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>すべての記録, 50 a page; it stays after the session was deleted.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
/// <param name="Sort">at for the oldest first; anything else for the newest first.</param>
public sealed record GetSessionLog(Guid SessionId, int Page, string? Sort = null) : IRequest<SessionLog?>
{
    public const string OldestFirst = "at";
}

/// <summary>これまでの記録の1ページ分. <c>PlannedOn</c> is null for a draft without a date; <c>Count</c> is of all lines.</summary>
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

        var history = await db.SessionHistoryAsync(
            session.Id, request.Sort == GetSessionLog.OldestFirst, request.Page, ListLimits.PageSize, cancellationToken);
        return new SessionLog(
            session.Id, session.Number, session.PanelName, session.PlannedOn, history.Page, history.Count, history.Events);
    }
}
