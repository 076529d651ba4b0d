using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>登録できるか, for the page on which everything is checked.</summary>
public sealed record GetSessionReadiness(Guid SessionId) : IRequest<SessionReadiness?>;

public sealed class GetSessionReadinessHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<GetSessionReadiness, SessionReadiness?>
{
    public async Task<SessionReadiness?> Handle(GetSessionReadiness request, CancellationToken cancellationToken) =>
        (await db.ReadinessFactsAsync(db.OwnSession(user, request.SessionId), clock.TodayInJapan(), cancellationToken))?.Judge();
}
