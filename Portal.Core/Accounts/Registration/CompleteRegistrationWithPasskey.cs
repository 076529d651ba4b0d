using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// 利用登録をパスキーで終える: as <see cref="CompleteRegistration"/>, with a passkey in place of a password. The same form sent twice at once makes
/// one account, and the codes of the answer that came last hold.
/// </summary>
/// <param name="Token">From the mailed address.</param>
/// <param name="DisplayName">氏名.</param>
/// <param name="LoginId">ログインID, for which the passkey was made.</param>
/// <param name="AccountId">The number for which it was made.</param>
/// <param name="Passkey">Checked and named.</param>
public sealed record CompleteRegistrationWithPasskey(
    string Token, string? DisplayName, string? LoginId, Guid AccountId, UserPasskeyInfo Passkey)
    : IRequest<Result<PasskeyAccount>>, INewOfficePerson
{
    public override string ToString() => nameof(CompleteRegistrationWithPasskey);
}

/// <param name="AccountId">May now be signed in.</param>
/// <param name="RecoveryCodes">回復コード, to be shown once.</param>
public sealed record PasskeyAccount(Guid AccountId, IReadOnlyList<string> RecoveryCodes);

public sealed class CompleteRegistrationWithPasskeyValidator : NewOfficePersonValidator<CompleteRegistrationWithPasskey>;

public sealed class CompleteRegistrationWithPasskeyHandler(
    PortalDbContext db, OfficeFounding founding, NewOfficeAccounts accounts, SecondFactors factors, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<CompleteRegistrationWithPasskey, Result<PasskeyAccount>>
{
    public async Task<Result<PasskeyAccount>> Handle(CompleteRegistrationWithPasskey request, CancellationToken cancellationToken)
    {
        var completed = await CompleteAsync(request, cancellationToken);
        return completed.Failed ? await AnswerAgainAsync(request, cancellationToken) ?? completed : completed;
    }

    private async Task<Result<PasskeyAccount>> CompleteAsync(CompleteRegistrationWithPasskey request, CancellationToken cancellationToken)
    {
        var registration = await founding.FindAsync(request.Token, cancellationToken);
        if (registration.Failed)
        {
            return Result<PasskeyAccount>.Fail(registration.Errors);
        }

        var now = clock.GetUtcNow();
        var made = await accounts.MakeWithPasskeyAsync(request, request.AccountId, registration.Value.Email, now, cancellationToken);
        if (made.Failed)
        {
            return Result<PasskeyAccount>.Fail(made.Errors);
        }

        var account = made.Value;
        db.AddRange(account, PasskeyRows.Of(account.Id, request.Passkey));
        var codes = await factors.RenewCodesAsync(account.Id, cancellationToken);
        founding.Found(registration.Value, account.Id);
        db.Add(AuditEvent.ByAccount(account.Id, client, now, "PasskeyAdded", nameof(Account), account.Id, insurerId: null));
        var saved = await accounts.SaveAsync(account, cancellationToken);
        return saved.Failed ? Result<PasskeyAccount>.Fail(saved.Errors) : new PasskeyAccount(saved.Value, codes);
    }

    /// <summary>Null unless this very passkey is the account's already: then the other request has made it, and its codes are replaced.</summary>
    private async Task<Result<PasskeyAccount>?> AnswerAgainAsync(CompleteRegistrationWithPasskey request, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = (await db.Users.FromSql($"SELECT * FROM accounts WHERE id = {request.AccountId} FOR UPDATE")
            .ToListAsync(cancellationToken)).SingleOrDefault();
        var isTheirs = account is { IsDisabled: false } && await db.UserPasskeys.AnyAsync(
            p => p.UserId == account.Id && p.CredentialId == request.Passkey.CredentialId, cancellationToken);
        if (!isTheirs)
        {
            return null;
        }

        var codes = await factors.RenewCodesAsync(request.AccountId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PasskeyAccount(request.AccountId, codes);
    }
}
