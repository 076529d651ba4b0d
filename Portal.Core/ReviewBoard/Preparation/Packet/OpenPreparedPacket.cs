using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 1冊を見る: what reviewers will get or, while nothing else is bound, what they have; for the insurer's own staff. Each opening is audited.
/// </summary>
public sealed record OpenPreparedPacket(Guid SessionId) : IRequest<OpenedPdf?>;

public sealed class OpenPreparedPacketHandler(PortalDbContext db, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<OpenPreparedPacket, OpenedPdf?>
{
    public async Task<OpenedPdf?> Handle(OpenPreparedPacket request, CancellationToken cancellationToken)
    {
        var packet = await (
            from session in db.OwnSession(user, request.SessionId)
            join p in db.ReviewPackets on session.Id equals p.SessionId
            where (p.PublishedAt == null || p.Version == session.Version) && p.Status == ReviewPacketStatus.Ready && p.FileId != null
            orderby p.PublishedAt == null descending, p.CreatedAt descending
            select new { p.Id, p.Version, FileId = p.FileId!.Value, session.Number }).FirstOrDefaultAsync(cancellationToken);
        if (packet is null || await files.OpenAsync(packet.FileId, cancellationToken) is not { } content)
        {
            return null;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ReviewPacketPreviewed", nameof(ReviewPacket), packet.Id, details: new
        {
            request.SessionId,
            packet.Version,
        }));
        await db.SaveChangesAsync(cancellationToken);
        return new OpenedPdf(content, $"第{packet.Number}回審査会資料_第{packet.Version}版.pdf");
    }
}
