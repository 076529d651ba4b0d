using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>連絡先のCSVを預かる: nobody gets an account yet.</summary>
public sealed record UploadAccountContacts(Stream? File) : IRequest<Result<Guid>>;

public sealed class UploadAccountContactsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadAccountContacts, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(UploadAccountContacts request, CancellationToken cancellationToken)
    {
        if (request.File is null)
        {
            return AccountRunErrors.FileMissing;
        }

        var bytes = new byte[AccountRun.MaxBytes + 1];
        var length = await request.File.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > AccountRun.MaxBytes)
        {
            return AccountRunErrors.FileTooLarge;
        }

        return await db.KeepContactsAsync(bytes[..length], user.AccountId!.Value, clock.GetUtcNow(), cancellationToken);
    }
}
