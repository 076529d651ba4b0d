using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>添えられた書類を見る, for the secretariat: only what was sent.</summary>
public sealed record OpenSentEvidence(Guid ApplicationId, Guid FileId) : IRequest<OpenedEvidence?>;

public sealed class OpenSentEvidenceHandler(PortalDbContext db, IFileStore files) : IRequestHandler<OpenSentEvidence, OpenedEvidence?>
{
    public async Task<OpenedEvidence?> Handle(OpenSentEvidence request, CancellationToken cancellationToken)
    {
        var file = await db.EvidenceFiles.AsNoTracking().SingleOrDefaultAsync(
            f => f.Id == request.FileId && f.ApplicationId == request.ApplicationId && f.Status == EvidenceStatus.Clean
                && db.SentApplications().Any(a => a.Id == f.ApplicationId), cancellationToken);
        return file?.FileId is { } fileId && await files.OpenAsync(fileId, cancellationToken) is { } content
            ? new OpenedEvidence(content, file.ContentType!, file.FileName)
            : null;
    }
}
