using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>必要な書類のファイル, or 変更などの申請に添えた資料を見る: clean ones only, of the own office; the latter never by proxy.</summary>
public sealed record OpenEvidence(Guid ApplicationId, Guid FileId) : IRequest<OpenedEvidence?>;

/// <param name="Content">To be disposed by the caller.</param>
/// <param name="ContentType">application/pdf, image/jpeg or image/png.</param>
/// <param name="FileName">As it was sent.</param>
public sealed record OpenedEvidence(Stream Content, string ContentType, string FileName);

public sealed class OpenEvidenceHandler(PortalDbContext db, IFileStore files, ICurrentUser user)
    : IRequestHandler<OpenEvidence, OpenedEvidence?>
{
    public async Task<OpenedEvidence?> Handle(OpenEvidence request, CancellationToken cancellationToken)
    {
        var (officeId, isOwn) = (user.OfficeFor(ProxyScope.Form), user.Proxy is null);
        var file = await db.EvidenceFiles.AsNoTracking().SingleOrDefaultAsync(
            f => f.Id == request.FileId && f.ApplicationId == request.ApplicationId && f.Status == EvidenceStatus.Clean
                && (f.ChangeRequestId == null || isOwn)
                && db.SubsidyApplications.Any(a => a.Id == f.ApplicationId && a.OfficeId == officeId), cancellationToken);
        return file?.FileId is { } fileId && await files.OpenAsync(fileId, cancellationToken) is { } content
            ? new OpenedEvidence(content, file.ContentType!, file.FileName)
            : null;
    }
}
