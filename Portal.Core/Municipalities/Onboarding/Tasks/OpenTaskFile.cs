using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Core.Municipalities;

/// <summary>タスクのファイルを見る: clean ones only, of the own insurer; for the secretariat of any.</summary>
public sealed record OpenTaskFile(Guid FileId, int? Number = null, Guid? InsurerId = null) : IRequest<OpenedPdf?>;

public sealed class OpenTaskFileHandler(PortalDbContext db, IFileStore files, ICurrentUser user) : IRequestHandler<OpenTaskFile, OpenedPdf?>
{
    public async Task<OpenedPdf?> Handle(OpenTaskFile request, CancellationToken cancellationToken)
    {
        var insurerId = user.Role == AccountRole.Operator ? request.InsurerId : user.InsurerId;
        var file = await db.TaskFiles.AsNoTracking().SingleOrDefaultAsync(
            f => f.Id == request.FileId && f.InsurerId == insurerId && f.Status == TaskFileStatus.Clean
                && (request.Number == null || f.Task == (OnboardingTask)request.Number), cancellationToken);
        return file?.FileId is { } fileId && await files.OpenAsync(fileId, cancellationToken) is { } content
            ? new OpenedPdf(content, file.FileName)
            : null;
    }
}
