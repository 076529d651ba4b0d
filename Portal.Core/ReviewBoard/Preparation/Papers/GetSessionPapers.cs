using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>全体の資料の画面: every paper of the whole session, in its order.</summary>
public sealed record GetSessionPapers(Guid SessionId) : IRequest<SessionPapersView?>;

/// <summary>全体の資料の画面.</summary>
public sealed record SessionPapersView(SessionHead Head, IReadOnlyList<PaperRow> Papers);

public sealed class GetSessionPapersHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<GetSessionPapers, SessionPapersView?>
{
    public async Task<SessionPapersView?> Handle(GetSessionPapers request, CancellationToken cancellationToken)
    {
        var session = await db.OwnSession(user, request.SessionId).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (session is null)
        {
            return null;
        }

        var papers = await db.ReviewDocuments.Where(d => d.SessionId == session.Id && d.CaseId == null && !d.NeedsPlace)
            .ToRows(casePosition: null).ToListAsync(cancellationToken);
        return new SessionPapersView(SessionHead.Of(session), papers);
    }
}
