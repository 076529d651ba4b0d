using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>取り込むCSVを預かる: nothing of the register changes yet.</summary>
public sealed record UploadReviewerImport(Stream? File) : IRequest<Result<Guid>>;

public sealed class UploadReviewerImportHandler(
    PortalDbContext db, IDataProtectionProvider protection, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadReviewerImport, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(UploadReviewerImport request, CancellationToken cancellationToken)
    {
        if (request.File is null)
        {
            return ReviewerImportErrors.FileMissing;
        }

        var bytes = new byte[ReviewerImport.MaxBytes + 1];
        var length = await request.File.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > ReviewerImport.MaxBytes)
        {
            return ReviewerImportErrors.FileTooLarge;
        }

        var (now, accountId) = (clock.GetUtcNow(), user.AccountId!.Value);
        // One upload a person at a time: what was left behind by an earlier one is of no use any more.
        await db.ReviewerImports.Where(i => i.AccountId == accountId && i.ImportedAt == null).ExecuteDeleteAsync(cancellationToken);
        var import = new ReviewerImport
        {
            InsurerId = user.InsurerId!.Value,
            AccountId = accountId,
            CreatedAt = now,
            ExpiresAt = now + ReviewerImport.KeptFor,
            ProtectedContent = protection.CreateProtector(ReviewerImport.ProtectionPurpose).Protect(bytes[..length]),
        };
        db.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return import.Id;
    }
}
