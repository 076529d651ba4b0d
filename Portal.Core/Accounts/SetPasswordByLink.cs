using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>利用開始とパスワードの再設定: the link is used up, the own password set, every session of the account ended.</summary>
public sealed record SetPasswordByLink(
    string Token, AccountLinkPurpose Purpose, string? NewPassword, string? NewPasswordAgain) : IRequest<Result>;

public sealed class SetPasswordByLinkValidator : AbstractValidator<SetPasswordByLink>
{
    public SetPasswordByLinkValidator() => RuleFor(r => r.NewPasswordAgain)
        .Equal(r => r.NewPassword).WithMessage("上の新しいパスワードと同じものを、もう一度入力してください。");
}

public sealed class SetPasswordByLinkHandler(
    PortalDbContext db, AccountPasswords passwords, AccountLinks links, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<SetPasswordByLink, Result>
{
    public async Task<Result> Handle(SetPasswordByLink request, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(request.Token), clock.GetUtcNow());
        var link = await db.AccountLinks
            .SingleOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == request.Purpose, cancellationToken);
        if (link is null || !link.IsUsableAt(now))
        {
            return AccountErrors.LinkUnusable;
        }

        var account = await db.Users.SingleAsync(a => a.Id == link.AccountId, cancellationToken);
        if (account.IsDisabled)
        {
            return AccountErrors.LinkUnusable;
        }

        var errors = PasswordRules.Check(
            request.NewPassword, account.UserName!, account.TwoFactorEnabled, nameof(request.NewPassword));
        if (errors.Count > 0)
        {
            return Result.Fail(errors);
        }

        return await SaveAsync(request, link, account, now, cancellationToken);
    }

    private async Task<Result> SaveAsync(
        SetPasswordByLink request, AccountLink link, Account account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        passwords.Set(account, request.NewPassword!);
        account.EmailConfirmed = true;
        await links.EndAllAsync(account.Id, now, cancellationToken);
        link.Use(now);
        db.RemoveRange(await db.AccountSessions.Where(s => s.AccountId == account.Id).ToListAsync(cancellationToken));
        var activates = request.Purpose == AccountLinkPurpose.Activation;
        db.Add(AuditEvent.By(
            client, now, activates ? "AccountActivated" : "PasswordReset", nameof(Account), account.Id, account.InsurerId));
        if (!activates)
        {
            db.Add(OutgoingMail.Compose(account.Email!, new PasswordChangedMail(), now, account.Id));
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            // The other of two tabs has just used it.
            return AccountErrors.LinkUnusable;
        }
    }
}
