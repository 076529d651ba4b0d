using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Links;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>メールアドレスの変更を始める: nothing changes until the new address has been read.</summary>
public sealed record RequestEmailChange(string? Email) : IRequest<Result>;

public sealed class RequestEmailChangeValidator : AbstractValidator<RequestEmailChange>
{
    public RequestEmailChangeValidator() => RuleFor(r => r.Email).Custom((typed, context) =>
    {
        if (MailAddress.Parse(typed) is { Failed: true } refused)
        {
            context.AddFailure(refused.Errors[0].Message);
        }
    });
}

public sealed class RequestEmailChangeHandler(
    PortalDbContext db, AttemptLimits limits, PortalUrls urls, IDataProtectionProvider protection, ICurrentUser user,
    TimeProvider clock) : IRequestHandler<RequestEmailChange, Result>
{
    private static readonly AttemptLimit PerAccount = new("email-change", 5, TimeSpan.FromHours(1));

    public async Task<Result> Handle(RequestEmailChange request, CancellationToken cancellationToken)
    {
        if (!await limits.AllowAsync(PerAccount, user.AccountId.ToString()!, cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        var account = await db.Users.SingleAsync(a => a.Id == user.AccountId, cancellationToken);
        var (to, now) = (MailAddress.Parse(request.Email).Value.ForSending, clock.GetUtcNow());
        var change = new EmailChange(account.Id, account.Email!, to, now + EmailChange.Lifetime);
        var mail = new ConfirmEmailMail(urls.To($"/account/confirm-email/{change.Protect(protection)}"));
        db.Add(OutgoingMail.ComposeSecret(to, mail, now, protection, account.Id, change.ExpiresAt));
        db.Add(AuditEvent.By(user, now, "EmailChangeRequested", nameof(Account), account.Id));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
