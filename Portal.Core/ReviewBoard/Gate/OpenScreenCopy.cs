using MediatR;
using Portal.Core.Results;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <summary>画面で読む: the stamped copy of the version that this visit was shown.</summary>
/// <param name="Visit">Whose visit.</param>
/// <param name="Version">The version that the page shows; null when the address does not say.</param>
public sealed record OpenScreenCopy(VisitKey Visit, int? Version) : IRequest<Result<ScreenCopy>>;

/// <param name="FileId">Names the bytes: a copy never changes.</param>
public sealed record ScreenCopy(OpenVisit Visit, Guid FileId, Stream Content);

public sealed class OpenScreenCopyHandler(OpenVisits visits, StampedCopies copies, IFileStore files)
    : IRequestHandler<OpenScreenCopy, Result<ScreenCopy>>
{
    public async Task<Result<ScreenCopy>> Handle(OpenScreenCopy request, CancellationToken cancellationToken)
    {
        if (await visits.FindAsync(request.Visit, cancellationToken) is not { } visit)
        {
            return ReviewGateErrors.VisitEnded;
        }

        if (visit.IsReplaced || (request.Version is { } version && version != visit.Version))
        {
            return ReviewGateErrors.Replaced;
        }

        if (await copies.GetAsync(visit) is not { } fileId
            || await files.OpenAsync(fileId, cancellationToken) is not { } content)
        {
            return ReviewGateErrors.PapersMissing;
        }

        return new ScreenCopy(visit, fileId, content);
    }
}
