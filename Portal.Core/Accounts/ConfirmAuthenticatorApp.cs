using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>認証アプリの設定を終える: a first code shows that the app has the key.</summary>
public sealed record ConfirmAuthenticatorApp(string? Code) : IRequest<Result<IReadOnlyList<string>>>;

public sealed class ConfirmAuthenticatorAppValidator : AbstractValidator<ConfirmAuthenticatorApp>
{
    public ConfirmAuthenticatorAppValidator() =>
        RuleFor(r => r.Code).NotEmpty().WithMessage("認証アプリに表示されている6桁のコードを入力してください。");
}

/// <summary>Answers with the recovery codes to show once; empty when the account has some already.</summary>
public sealed class ConfirmAuthenticatorAppHandler(
    PortalDbContext db, AttemptLimits limits, SecondFactors factors, IDataProtectionProvider protection, ICurrentUser user,
    TimeProvider clock) : IRequestHandler<ConfirmAuthenticatorApp, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(ConfirmAuthenticatorApp request, CancellationToken cancellationToken)
    {
        var (accountId, now) = (user.AccountId!.Value, clock.GetUtcNow());
        if (!await limits.AllowAsync(ProofLimit.PerAccount, accountId.ToString(), cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        var app = await db.AuthenticatorApps
            .SingleOrDefaultAsync(a => a.AccountId == accountId && a.ConfirmedAt == null, cancellationToken);
        if (app is null)
        {
            return AccountErrors.AppNotStarted;
        }

        if (TimeCode.Match(app.ReadKey(protection), WidthFolding.ToHalfWidth(request.Code!).Replace(" ", "", StringComparison.Ordinal), now)
            is not { } step)
        {
            return AccountErrors.WrongCode;
        }

        (app.ConfirmedAt, app.LastStep) = (now, step);
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
        await factors.UpdateAsync(account, hasApp: true, hasPasskey: false, cancellationToken);
        IReadOnlyList<string> codes = await db.RecoveryCodes.AnyAsync(c => c.AccountId == accountId, cancellationToken)
            ? []
            : await factors.RenewCodesAsync(accountId, cancellationToken);
        db.Add(AuditEvent.By(user, now, "AuthenticatorAppAdded", nameof(Account), accountId));
        db.Add(Mail.OutgoingMail.Compose(account.Email!, new SecondFactorChangedMail(), now, accountId));
        await db.SaveChangesAsync(cancellationToken);
        return Result<IReadOnlyList<string>>.Done(codes);
    }
}
