using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>取込の結果; null while nothing was imported.</summary>
public sealed record FindReviewerImport(Guid ImportId) : IRequest<ReviewerImportCounts?>;

public sealed class FindReviewerImportHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<FindReviewerImport, ReviewerImportCounts?>
{
    public Task<ReviewerImportCounts?> Handle(FindReviewerImport request, CancellationToken cancellationToken) =>
        db.ReviewerImports
            .Where(i => i.Id == request.ImportId && i.InsurerId == user.InsurerId && i.AccountId == user.AccountId && i.ImportedAt != null)
            .Select(i => new ReviewerImportCounts(i.Added, i.Changed, i.Unchanged, i.LeftOut, i.NewPanels))
            .SingleOrDefaultAsync(cancellationToken);
}
