using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>再確認, to the insurer itself: what waits first, then the newest.</summary>
/// <param name="Id">One of them; null for all.</param>
public sealed record FindMyReconfirmations(Guid? Id = null) : IRequest<IReadOnlyList<MyReconfirmation>>;

/// <param name="Question">With what was said to it.</param>
/// <param name="Steps">経過, the newest first.</param>
public sealed record MyReconfirmation(Reconfirmation Question, IReadOnlyList<NamedStep> Steps);

public sealed class FindMyReconfirmationsHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<FindMyReconfirmations, IReadOnlyList<MyReconfirmation>>
{
    public async Task<IReadOnlyList<MyReconfirmation>> Handle(FindMyReconfirmations request, CancellationToken cancellationToken) =>
        [.. (await Own(request.Id)
            .OrderByDescending(q => q.State == ReconfirmationState.Waiting).ThenByDescending(q => q.AskedAt).ThenBy(q => q.Id)
            .WithSteps(db, Own(request.Id)).ToListAsync(cancellationToken)).Select(q => new MyReconfirmation(q.Question, q.Steps))];

    private IQueryable<Reconfirmation> Own(Guid? id) =>
        db.Reconfirmations.AsNoTracking().Where(q => q.InsurerId == user.InsurerId && (id == null || q.Id == id));
}
