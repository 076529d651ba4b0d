using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>認証アプリの設定を始める: a new key, worth nothing until a code has confirmed it.</summary>
public sealed record StartAuthenticatorApp : IRequest<Result>;

public sealed class StartAuthenticatorAppHandler(PortalDbContext db, IDataProtectionProvider protection, ICurrentUser user)
    : IRequestHandler<StartAuthenticatorApp, Result>
{
    public async Task<Result> Handle(StartAuthenticatorApp request, CancellationToken cancellationToken)
    {
        var accountId = user.AccountId!.Value;
        if (await db.AuthenticatorApps.AnyAsync(a => a.AccountId == accountId && a.ConfirmedAt != null, cancellationToken))
        {
            return AccountErrors.AppAlreadyThere;
        }

        await db.AuthenticatorApps.Where(a => a.AccountId == accountId && a.ConfirmedAt == null)
            .ExecuteDeleteAsync(cancellationToken);
        db.Add(AuthenticatorApp.New(accountId, protection));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.Violates(AuthenticatorApp.OnePerAccount))
        {
            // The second of two clicks: the first one has made the key.
        }

        return Result.Done;
    }
}
