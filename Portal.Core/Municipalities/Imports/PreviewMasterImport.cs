using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>取り込む前の確認: null when it is not the person's own, is of another list, has expired or was imported.</summary>
public sealed record PreviewMasterImport(Guid ImportId, MasterListKind Kind) : IRequest<MasterImportPlan?>;

public sealed class PreviewMasterImportHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<PreviewMasterImport, MasterImportPlan?>
{
    public async Task<MasterImportPlan?> Handle(PreviewMasterImport request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var file = await db.MasterImports
            .Where(i => i.Id == request.ImportId && i.Kind == request.Kind && i.AccountId == user.AccountId && i.ExpiresAt > now)
            .Select(i => i.Content).SingleOrDefaultAsync(cancellationToken);
        return file is null ? null : await MasterImportPlan.MakeAsync(db, request.Kind, file, cancellationToken);
    }
}
