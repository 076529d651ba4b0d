using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>本人の確認: once more before something that must not happen from a forgotten screen. One of the two is enough.</summary>
public sealed record ProveIdentity(string? Password, string? Code) : IRequest<Result>;

public sealed class ProveIdentityHandler(
    PortalDbContext db, AttemptLimits limits, AccountPasswords passwords, SecondFactors factors, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ProveIdentity, Result>
{
    public async Task<Result> Handle(ProveIdentity request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.Password) && string.IsNullOrEmpty(request.Code))
        {
            return AccountErrors.ProofMissing;
        }

        if (!await limits.AllowAsync(ProofLimit.PerAccount, user.AccountId.ToString()!, cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        var now = clock.GetUtcNow();
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == user.AccountId, cancellationToken);
        var proved = !account.IsLockedAt(now) && (string.IsNullOrEmpty(request.Password)
            ? await factors.AcceptAsync(account.Id, request.Code, cancellationToken)
            : passwords.Matches(account, request.Password));
        if (!proved)
        {
            await db.CountFailureAsync(account.Id, now, cancellationToken);
            db.Add(AuditEvent.By(user, now, "IdentityProofRefused", nameof(Account), account.Id));
            await db.SaveChangesAsync(cancellationToken);
            return AccountErrors.ProofRefused;
        }

        await db.RecordProofAsync(user, now, cancellationToken);
        return Result.Done;
    }
}
