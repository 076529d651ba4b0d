using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// メールアドレスの訂正, by whoever looks after the account. The person confirms it from the new mailbox; the secretariat may also
/// set it at once. Somebody who is only invited has nothing to lose yet: the invitation goes out again, to the right address.
/// </summary>
/// <param name="Id">Whose.</param>
/// <param name="Version">The account's version when the form was opened.</param>
/// <param name="Email">The new address.</param>
/// <param name="AtOnce">Without asking the new mailbox.</param>
public sealed record ChangeAccountEmail(Guid Id, string? Version, string? Email, bool AtOnce) : IRequest<Result<EmailChangeStep>>;

/// <summary>How far メールアドレスの変更 has come by one form.</summary>
public enum EmailChangeStep
{
    /// <summary>The new mailbox has been asked.</summary>
    Asked,

    Changed,

    /// <summary>Changed, and invited again.</summary>
    Invited,
}

public sealed class ChangeAccountEmailValidator : AbstractValidator<ChangeAccountEmail>
{
    public ChangeAccountEmailValidator() => RuleFor(r => r.Email).AccountEmail();
}

public sealed class ChangeAccountEmailHandler(
    PortalDbContext db, AttemptLimits limits, EmailChanges changes, AccountLinks links, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangeAccountEmail, Result<EmailChangeStep>>
{
    public async Task<Result<EmailChangeStep>> Handle(ChangeAccountEmail request, CancellationToken cancellationToken)
    {
        if (request.Id == user.AccountId)
        {
            return AccountErrors.NotYourself;
        }

        var account = await db.AccountsInCareOf(user)
            .SingleOrDefaultAsync(a => a.Id == request.Id && a.DisabledAt == null, cancellationToken);
        if (account is null)
        {
            return AccountErrors.NotFound;
        }

        // One operator alone would do what takes two (docs/adr/0050).
        if (account.Role == AccountRole.OfficeUser)
        {
            return RecoveryErrors.NotAlone;
        }

        if (account.ConcurrencyStamp != request.Version)
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (request.AtOnce && user.Role != AccountRole.Operator)
        {
            return AccountErrors.OnlySecretariat;
        }

        if (!await limits.AllowAsync(EmailChanges.PerAccount, account.Id.ToString(), cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        return await SaveAsync(account, MailAddress.Parse(request.Email).Value.ForSending, request.AtOnce, cancellationToken);
    }

    private async Task<EmailChangeStep> SaveAsync(Account account, string to, bool atOnce, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await links.HoldAsync(account.Id, cancellationToken);
        var step = account.PasswordHash is null ? EmailChangeStep.Invited : atOnce ? EmailChangeStep.Changed : EmailChangeStep.Asked;
        if (step == EmailChangeStep.Asked)
        {
            changes.Begin(account, to, now);
        }
        else if (step == EmailChangeStep.Changed)
        {
            db.Add(OutgoingMail.Compose(account.Email!, new EmailChangedMail(), now, account.Id));
            account.ChangeEmail(to);
            await links.EndAllAsync(account.Id, now, cancellationToken);
        }
        else
        {
            account.ChangeEmail(to);
            await links.MailInvitationAsync(account, await db.InviterAsync(account, user, cancellationToken), cancellationToken);
        }

        db.Add(AuditEvent.By(
            user, now, step == EmailChangeStep.Asked ? "EmailChangeRequested" : "EmailChanged",
            nameof(Account), account.Id, account.InsurerId));
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return step;
    }
}
