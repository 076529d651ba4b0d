using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>ログインの2段階目: the code of the authenticator app, or a recovery code.</summary>
/// <param name="AccountId">From the protected cookie of the first step.</param>
/// <param name="Stamp">From there too: a password changed meanwhile ends the sign-in.</param>
/// <param name="Code">As typed.</param>
public sealed record ConfirmSecondFactor(Guid AccountId, string Stamp, string? Code) : IRequest<Result<SignInStep>>;

public sealed class ConfirmSecondFactorValidator : AbstractValidator<ConfirmSecondFactor>
{
    public ConfirmSecondFactorValidator() =>
        RuleFor(r => r.Code).NotEmpty().WithMessage("確認コードを入力してください。");
}

public sealed class ConfirmSecondFactorHandler(
    PortalDbContext db, AttemptLimits limits, SecondFactors factors, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<ConfirmSecondFactor, Result<SignInStep>>
{
    public async Task<Result<SignInStep>> Handle(ConfirmSecondFactor request, CancellationToken cancellationToken)
    {
        if (!await limits.AllowAsync(ProofLimit.PerAccount, request.AccountId.ToString(), cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        var now = clock.GetUtcNow();
        var account = await db.Users.SingleOrDefaultAsync(
            a => a.Id == request.AccountId && a.SecurityStamp == request.Stamp && a.DisabledAt == null, cancellationToken);
        if (account is null || account.IsLockedAt(now))
        {
            return AccountErrors.WrongCode;
        }

        if (!await factors.AcceptAsync(account.Id, request.Code, cancellationToken))
        {
            var locks = await db.CountFailureAsync(account.Id, now, cancellationToken);
            db.Add(AuditEvent.By(
                client, now, locks ? "AccountLocked" : "SignInRefused", nameof(Account), account.Id, account.InsurerId,
                new { reason = "SecondFactor" }));
            await db.SaveChangesAsync(cancellationToken);
            return AccountErrors.WrongCode;
        }

        return await SignedIn.SaveAsync(db, client, account, "Code", now, cancellationToken);
    }
}
