using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>パスキーでログイン: the signature has been checked; whether the account may be used is decided here.</summary>
/// <param name="AccountId">Null when the passkey is unknown or its signature wrong.</param>
public sealed record SignInWithPasskey(Guid? AccountId) : IRequest<Result<SignInStep>>;

public sealed class SignInWithPasskeyHandler(PortalDbContext db, AttemptLimits limits, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<SignInWithPasskey, Result<SignInStep>>
{
    public async Task<Result<SignInStep>> Handle(SignInWithPasskey request, CancellationToken cancellationToken)
    {
        if (!await limits.AllowAsync(SignInHandler.PerClient, client.ClientAddress ?? "-", cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        var now = clock.GetUtcNow();
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == request.AccountId, cancellationToken);
        if (account is { IsDisabled: false } && !account.IsLockedAt(now))
        {
            return await SignedIn.SaveAsync(db, client, account, "Passkey", now, cancellationToken);
        }

        db.Add(AuditEvent.By(
            client, now, "SignInRefused", nameof(Account), account?.Id ?? Guid.Empty, account?.InsurerId, new { reason = "Passkey" }));
        await db.SaveChangesAsync(cancellationToken);
        return AccountErrors.PasskeyRefused;
    }
}
