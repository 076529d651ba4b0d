using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>添えられた書類を見る, for the secretariat: only what was sent, now, in an earlier round or with a 変更・中止・廃止の申請.</summary>
public sealed record OpenSentEvidence(Guid ApplicationId, Guid FileId) : IRequest<OpenedEvidence?>;

public sealed class OpenSentEvidenceHandler(PortalDbContext db, IFileStore files) : IRequestHandler<OpenSentEvidence, OpenedEvidence?>
{
    public async Task<OpenedEvidence?> Handle(OpenSentEvidence request, CancellationToken cancellationToken)
    {
        var file = await db.EvidenceFiles.AsNoTracking().SingleOrDefaultAsync(
            f => f.Id == request.FileId && f.ApplicationId == request.ApplicationId && f.Status == EvidenceStatus.Clean
                && db.SentApplications().Any(a => a.Id == f.ApplicationId), cancellationToken);
        if (file is null || (file.ChangeRequestId is null && !await WasSentAsync(file, cancellationToken)))
        {
            return null;
        }

        return file.FileId is { } fileId && await files.OpenAsync(fileId, cancellationToken) is { } content
            ? new OpenedEvidence(content, file.ContentType!, file.FileName)
            : null;
    }

    // What the office puts in while it mends is its own until it is sent.
    private async Task<bool> WasSentAsync(EvidenceFile file, CancellationToken cancellationToken)
    {
        var sent = await db.SubsidyApplications.Where(a => a.Id == file.ApplicationId).Select(a => a.Sent!).SingleAsync(cancellationToken);
        return sent.Evidence.Any(e => e.Id == file.Id)
            || (await db.ReturnsForCorrection.Where(r => r.ApplicationId == file.ApplicationId).OrderBy(r => r.Round).Select(r => r.Before)
                .ToListAsync(cancellationToken)).Any(before => before.Evidence.Any(e => e.Id == file.Id));
    }
}
