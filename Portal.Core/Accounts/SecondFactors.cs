using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>二要素認証: an authenticator app or a passkey, with recovery codes for the day on which it is lost.</summary>
public sealed class SecondFactors(PortalDbContext db, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Takes a code of the app or a recovery code; each works once, also when two requests bring it at once.</summary>
    public async Task<bool> AcceptAsync(Guid accountId, string? typed, CancellationToken cancellationToken)
    {
        var code = WidthFolding.ToBareCode(typed ?? "");
        return code.Length == TimeCode.Length
            ? await AcceptAppCodeAsync(accountId, code, cancellationToken)
            : code.Length is > TimeCode.Length and <= 40 && await AcceptRecoveryCodeAsync(accountId, code, cancellationToken);
    }

    /// <summary>Sets the account's flag to what it has, and drops recovery codes that recover nothing.</summary>
    public async Task UpdateAsync(Account account, bool hasApp, bool hasPasskey, CancellationToken cancellationToken)
    {
        account.SetSecondFactor(hasApp || hasPasskey);
        if (!account.TwoFactorEnabled)
        {
            db.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(cancellationToken));
        }
    }

    /// <summary>Replaces the recovery codes; the texts are shown once.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(Guid accountId, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == accountId).ToListAsync(cancellationToken));
        var codes = RecoveryCode.NewSet(accountId);
        db.AddRange(codes.Select(c => c.Code));
        return [.. codes.Select(c => c.Text)];
    }

    private async Task<bool> AcceptAppCodeAsync(Guid accountId, string code, CancellationToken cancellationToken)
    {
        var app = await db.AuthenticatorApps.AsNoTracking()
            .SingleOrDefaultAsync(a => a.AccountId == accountId && a.ConfirmedAt != null, cancellationToken);
        if (app is null || TimeCode.Match(app.ReadKey(protection), code, clock.GetUtcNow()) is not { } step)
        {
            return false;
        }

        return await db.AuthenticatorApps.Where(a => a.Id == app.Id && a.LastStep < step)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.LastStep, step), cancellationToken) == 1;
    }

    private async Task<bool> AcceptRecoveryCodeAsync(Guid accountId, string code, CancellationToken cancellationToken)
    {
        var salt = await db.RecoveryCodes.Where(c => c.AccountId == accountId)
            .Select(c => c.Salt).FirstOrDefaultAsync(cancellationToken);
        if (salt is null)
        {
            return false;
        }

        var (hash, now) = (RecoveryCode.HashOf(code, salt), clock.GetUtcNow());
        return await db.RecoveryCodes.Where(c => c.AccountId == accountId && c.Hash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, now), cancellationToken) == 1;
    }
}
