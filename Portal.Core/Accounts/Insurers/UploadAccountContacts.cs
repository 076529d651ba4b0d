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

        var (now, accountId) = (clock.GetUtcNow(), user.AccountId!.Value);
        // One list for each person at a time.
        await db.AccountRuns.Where(r => r.AccountId == accountId && r.StartedAt == null).ExecuteDeleteAsync(cancellationToken);
        var run = new AccountRun
        {
            Id = Guid.CreateVersion7(),
            Kind = AccountRunKind.Issue,
            AccountId = accountId,
            ExpiresAt = now + AccountRun.KeptFor,
        };
        run.Keep(bytes[..length]);
        db.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return run.Id;
    }
}
