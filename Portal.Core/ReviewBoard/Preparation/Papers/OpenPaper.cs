using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <summary>資料を1つ見る: a checked paper, for the insurer's own staff. Each opening is audited.</summary>
public sealed record OpenPaper(Guid SessionId, Guid DocumentId) : IRequest<OpenedPdf?>;

public sealed class OpenPaperHandler(PortalDbContext db, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<OpenPaper, OpenedPdf?>
{
    public async Task<OpenedPdf?> Handle(OpenPaper request, CancellationToken cancellationToken)
    {
        var paper = await (
            from session in db.OwnSession(user, request.SessionId)
            join d in db.ReviewDocuments on session.Id equals d.SessionId
            where d.Id == request.DocumentId && d.Status == ReviewDocumentStatus.Ready && d.FileId != null
            select new { d.Id, d.FileName, FileId = d.FileId!.Value }).SingleOrDefaultAsync(cancellationToken);
        if (paper is null || await files.OpenAsync(paper.FileId, cancellationToken) is not { } content)
        {
            return null;
        }

        db.Add(AuditEvent.By(
            user, clock.GetUtcNow(), "ReviewDocumentPreviewed", nameof(ReviewDocument), paper.Id, details: new { request.SessionId }));
        await db.SaveChangesAsync(cancellationToken);
        return new OpenedPdf(content, paper.FileName);
    }
}
