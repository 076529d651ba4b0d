using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>メールアドレスの変更を始める: nothing changes until the new address has been read.</summary>
public sealed record RequestEmailChange(string? Email) : IRequest<Result>;

public sealed class RequestEmailChangeValidator : AbstractValidator<RequestEmailChange>
{
    public RequestEmailChangeValidator() => RuleFor(r => r.Email).AccountEmail();
}

public sealed class RequestEmailChangeHandler(
    PortalDbContext db, AttemptLimits limits, EmailChanges changes, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RequestEmailChange, Result>
{
    public async Task<Result> Handle(RequestEmailChange request, CancellationToken cancellationToken)
    {
        if (!await limits.AllowAsync(EmailChanges.PerAccount, user.AccountId.ToString()!, cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        var account = await db.Users.SingleAsync(a => a.Id == user.AccountId, cancellationToken);
        var now = clock.GetUtcNow();
        changes.Begin(account, MailAddress.Parse(request.Email).Value.ForSending, now);
        db.Add(AuditEvent.By(user, now, "EmailChangeRequested", nameof(Account), account.Id));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
