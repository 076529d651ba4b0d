using MediatR;

namespace Portal.Core.ReviewBoard;

/// <summary>閲覧を続けられるか: asked before anything is served and, while something is, twice a second.</summary>
public sealed record FindOpenVisit(VisitKey Visit) : IRequest<OpenVisit?>;

public sealed class FindOpenVisitHandler(OpenVisits visits) : IRequestHandler<FindOpenVisit, OpenVisit?>
{
    public Task<OpenVisit?> Handle(FindOpenVisit request, CancellationToken cancellationToken) =>
        visits.FindAsync(request.Visit, cancellationToken);
}
