using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>パスワードの変更, also of an issued one at the first sign-in. Every other browser of the person is signed out.</summary>
public sealed record ChangePassword(string? CurrentPassword, string? NewPassword, string? NewPasswordAgain) : IRequest<Result>;

public sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(r => r.CurrentPassword).NotEmpty().WithMessage("いまのパスワードを入力してください。");
        RuleFor(r => r.NewPasswordAgain)
            .Equal(r => r.NewPassword).WithMessage("上の新しいパスワードと同じものを、もう一度入力してください。");
    }
}

public sealed class ChangePasswordHandler(
    PortalDbContext db, AttemptLimits limits, AccountPasswords passwords, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangePassword, Result>
{
    public async Task<Result> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleAsync(a => a.Id == user.AccountId, cancellationToken);
        var errors = PasswordRules.Check(
            request.NewPassword, account.UserName!, account.TwoFactorEnabled, nameof(request.NewPassword));
        if (errors.Count > 0)
        {
            return Result.Fail(errors);
        }

        if (!await limits.AllowAsync(ProofLimit.PerAccount, account.Id.ToString(), cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        var now = clock.GetUtcNow();
        if (!passwords.Matches(account, request.CurrentPassword) || account.IsLockedAt(now))
        {
            await db.CountFailureAsync(account.Id, now, cancellationToken);
            db.Add(AuditEvent.By(user, now, "PasswordChangeRefused", nameof(Account), account.Id));
            await db.SaveChangesAsync(cancellationToken);
            return AccountErrors.WrongPassword;
        }

        if (request.NewPassword == request.CurrentPassword)
        {
            return AccountErrors.SamePassword;
        }

        passwords.Set(account, request.NewPassword!);
        db.AccountSessions.RemoveRange(db.AccountSessions.Where(s => s.AccountId == account.Id && s.Id != user.SessionId));
        db.Add(AuditEvent.By(user, now, "PasswordChanged", nameof(Account), account.Id, account.InsurerId));
        db.Add(OutgoingMail.Compose(account.Email!, new PasswordChangedMail(), now, account.Id));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
