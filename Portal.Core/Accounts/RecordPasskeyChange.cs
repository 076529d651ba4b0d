using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// After Identity has added or removed a passkey: the account's flag, the owner's mail and the trail. Answers with recovery
/// codes to show once when this was the first factor.
/// </summary>
public sealed record RecordPasskeyChange(bool Added) : IRequest<Result<IReadOnlyList<string>>>;

public sealed class RecordPasskeyChangeHandler(PortalDbContext db, SecondFactors factors, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RecordPasskeyChange, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(RecordPasskeyChange request, CancellationToken cancellationToken)
    {
        var (accountId, now) = (user.AccountId!.Value, clock.GetUtcNow());
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
        var hasApp = await db.AuthenticatorApps.AnyAsync(a => a.AccountId == accountId && a.ConfirmedAt != null, cancellationToken);
        var hasPasskey = await db.UserPasskeys.AnyAsync(p => p.UserId == accountId, cancellationToken);
        await factors.UpdateAsync(account, hasApp, hasPasskey, cancellationToken);
        IReadOnlyList<string> codes =
            !account.TwoFactorEnabled || await db.RecoveryCodes.AnyAsync(c => c.AccountId == accountId, cancellationToken)
                ? []
                : await factors.RenewCodesAsync(accountId, cancellationToken);
        db.Add(AuditEvent.By(user, now, request.Added ? "PasskeyAdded" : "PasskeyRemoved", nameof(Account), accountId));
        db.Add(OutgoingMail.Compose(account.Email!, new SecondFactorChangedMail(), now, accountId));
        await db.SaveChangesAsync(cancellationToken);
        return Result<IReadOnlyList<string>>.Done(codes);
    }
}
