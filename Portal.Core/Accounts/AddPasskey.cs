using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>パスキーの登録: what the browser made has been checked.</summary>
/// <param name="Passkey">Checked and named.</param>
public sealed record AddPasskey(UserPasskeyInfo Passkey) : IRequest<Result<IReadOnlyList<string>>>;

/// <summary>Answers with recovery codes to show once when this was the first factor.</summary>
public sealed class AddPasskeyHandler(PortalDbContext db, SecondFactors factors, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AddPasskey, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(AddPasskey request, CancellationToken cancellationToken)
    {
        var (accountId, now) = (user.AccountId!.Value, clock.GetUtcNow());
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
        db.Add(PasskeyRows.Of(accountId, request.Passkey));
        await factors.UpdateAsync(account, hasApp: false, hasPasskey: true, cancellationToken);
        IReadOnlyList<string> codes = await db.RecoveryCodes.AnyAsync(c => c.AccountId == accountId, cancellationToken)
            ? []
            : await factors.RenewCodesAsync(accountId, cancellationToken);
        db.Add(AuditEvent.By(user, now, "PasskeyAdded", nameof(Account), accountId));
        db.Add(OutgoingMail.Compose(account.Email!, new SecondFactorChangedMail(), now, accountId));
        await db.SaveChangesAsync(cancellationToken);
        return Result<IReadOnlyList<string>>.Done(codes);
    }
}
