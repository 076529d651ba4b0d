using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>取り込む前の確認: null when it is not the person's own, has expired or was imported.</summary>
public sealed record PreviewReviewerImport(Guid ImportId) : IRequest<ReviewerImportPlan?>;

public sealed class PreviewReviewerImportHandler(
    PortalDbContext db, IDataProtectionProvider protection, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<PreviewReviewerImport, ReviewerImportPlan?>
{
    public async Task<ReviewerImportPlan?> Handle(PreviewReviewerImport request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var import = await db.ReviewerImports.AsNoTracking().SingleOrDefaultAsync(
            i => i.Id == request.ImportId && i.InsurerId == user.InsurerId && i.AccountId == user.AccountId && i.ExpiresAt > now,
            cancellationToken);
        if (import?.ProtectedContent is not { } kept)
        {
            return null;
        }

        var file = protection.CreateProtector(ReviewerImport.ProtectionPurpose).Unprotect(kept);
        return await ReviewerImportPlan.MakeAsync(db, import.InsurerId, file, cancellationToken);
    }
}
