using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>再確認, to the insurer itself: what waits first, then the newest.</summary>
/// <param name="Id">One of them; null for all.</param>
public sealed record FindMyReconfirmations(Guid? Id = null) : IRequest<IReadOnlyList<MyReconfirmation>>;

/// <param name="Question">With what was said to it.</param>
/// <param name="By">Who explained; null where nobody has.</param>
public sealed record MyReconfirmation(Reconfirmation Question, string? By);

public sealed class FindMyReconfirmationsHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<FindMyReconfirmations, IReadOnlyList<MyReconfirmation>>
{
    public async Task<IReadOnlyList<MyReconfirmation>> Handle(FindMyReconfirmations request, CancellationToken cancellationToken) => await (
        from q in db.Reconfirmations.AsNoTracking()
        join u in db.Users on q.ExplainedById equals u.Id into people
        from u in people.DefaultIfEmpty()
        where q.InsurerId == user.InsurerId && (request.Id == null || q.Id == request.Id)
        orderby q.State == ReconfirmationState.Waiting descending, q.AskedAt descending, q.Id
        select new MyReconfirmation(q, u.DisplayName)).ToListAsync(cancellationToken);
}
