using MediatR;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>ログアウト: the session's row goes with its cookie; the trail keeps that it was ended by its owner.</summary>
public sealed record RecordSignOut : IRequest<Result>;

public sealed class RecordSignOutHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RecordSignOut, Result>
{
    public async Task<Result> Handle(RecordSignOut request, CancellationToken cancellationToken)
    {
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "SignedOut", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
