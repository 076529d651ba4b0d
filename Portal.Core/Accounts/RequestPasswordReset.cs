using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>パスワードを忘れたとき: the answer is the same whether such an account exists or not.</summary>
public sealed record RequestPasswordReset(string? LoginId, string? Email) : IRequest<Result>;

public sealed class RequestPasswordResetValidator : AbstractValidator<RequestPasswordReset>
{
    public RequestPasswordResetValidator()
    {
        RuleFor(r => r.LoginId).NotEmpty().WithMessage("ログインIDを入力してください。");
        RuleFor(r => r.Email).NotEmpty().WithMessage("登録したメールアドレスを入力してください。");
    }
}

public sealed class RequestPasswordResetHandler(
    PortalDbContext db, AttemptLimits limits, AccountLinks links, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<RequestPasswordReset, Result>
{
    public static readonly AttemptLimit PerClient = new("reset-client", 20, TimeSpan.FromMinutes(10));
    public static readonly AttemptLimit PerAccount = new("reset-account", 3, TimeSpan.FromHours(1));

    // Longer than writing a link and a mail takes, so that the clock tells nothing either.
    private static readonly TimeSpan SameTime = TimeSpan.FromMilliseconds(400);

    public async Task<Result> Handle(RequestPasswordReset request, CancellationToken cancellationToken)
    {
        if (!await limits.AllowAsync(PerClient, client.ClientAddress ?? "-", cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        var wait = Task.Delay(SameTime, cancellationToken);
        await MailLinkAsync(request, cancellationToken);
        await wait;
        return Result.Done;
    }

    private async Task MailLinkAsync(RequestPasswordReset request, CancellationToken cancellationToken)
    {
        var key = LoginId.Key(request.LoginId);
        var account = await db.Users.SingleOrDefaultAsync(
            a => a.NormalizedUserName == key && a.DisabledAt == null && a.PasswordHash != null, cancellationToken);
        var matches = account is not null && MailAddress.Normalise(request.Email) == MailAddress.Normalise(account.Email);
        if (!matches || !await limits.AllowAsync(PerAccount, account!.Id.ToString(), cancellationToken))
        {
            return;
        }

        await links.MailResetAsync(account, cancellationToken);
        db.Add(AuditEvent.By(
            client, clock.GetUtcNow(), "PasswordResetRequested", nameof(Account), account.Id, account.InsurerId));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another request has just mailed a link, or the open one was used. A conflict told here would tell that
            // there is such an account.
        }
    }
}
