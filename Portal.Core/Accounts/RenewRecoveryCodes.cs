using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>回復コードを作り直す: the old ones stop working; the new ones are shown once.</summary>
public sealed record RenewRecoveryCodes : IRequest<Result<IReadOnlyList<string>>>;

public sealed class RenewRecoveryCodesHandler(PortalDbContext db, SecondFactors factors, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RenewRecoveryCodes, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(RenewRecoveryCodes request, CancellationToken cancellationToken)
    {
        var accountId = user.AccountId!.Value;
        if (!await db.Users.AnyAsync(a => a.Id == accountId && a.TwoFactorEnabled, cancellationToken))
        {
            return AccountErrors.NoSecondFactor;
        }

        var codes = await factors.RenewCodesAsync(accountId, cancellationToken);
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "RecoveryCodesRenewed", nameof(Account), accountId));
        await db.SaveChangesAsync(cancellationToken);
        return Result<IReadOnlyList<string>>.Done(codes);
    }
}
