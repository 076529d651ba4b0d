using MediatR;

namespace Portal.Core.ReviewBoard;

/// <summary>閲覧を続けられるか: asked before anything is served and, while something is, twice a second.</summary>
/// <param name="Visit">Whose.</param>
/// <param name="IsUnattended">The page asks by itself: that somebody is there, it cannot say, so the visit is not prolonged.</param>
public sealed record FindOpenVisit(VisitKey Visit, bool IsUnattended = false) : IRequest<OpenVisit?>;

public sealed class FindOpenVisitHandler(OpenVisits visits) : IRequestHandler<FindOpenVisit, OpenVisit?>
{
    public Task<OpenVisit?> Handle(FindOpenVisit request, CancellationToken cancellationToken) =>
        request.IsUnattended ? visits.PeekAsync(request.Visit, cancellationToken) : visits.FindAsync(request.Visit, cancellationToken);
}
