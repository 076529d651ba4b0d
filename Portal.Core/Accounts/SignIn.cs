using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>ログイン: the first step, and the only one for an account without a second factor.</summary>
public sealed record SignIn(string? LoginId, string? Password) : IRequest<Result<SignInStep>>;

public sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(r => r.LoginId).NotEmpty().WithMessage("ログインIDを入力してください。");
        RuleFor(r => r.Password).NotEmpty().WithMessage("パスワードを入力してください。");
    }
}

/// <param name="AccountId">Whose sign-in it is.</param>
/// <param name="Role">For the home page.</param>
/// <param name="Stamp">Binds the second step to the password just typed.</param>
/// <param name="NeedsSecondFactor">False when the person is in.</param>
public sealed record SignInStep(Guid AccountId, AccountRole Role, string Stamp, bool NeedsSecondFactor);

public sealed class SignInHandler(
    PortalDbContext db, AttemptLimits limits, AccountPasswords passwords, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<SignIn, Result<SignInStep>>
{
    public static readonly AttemptLimit PerClient = new("sign-in-client", 100, TimeSpan.FromMinutes(10));
    public static readonly AttemptLimit PerLoginId = new("sign-in-id", 20, TimeSpan.FromMinutes(10));

    public async Task<Result<SignInStep>> Handle(SignIn request, CancellationToken cancellationToken)
    {
        var key = LoginId.Key(request.LoginId);
        if (!await limits.AllowAsync(PerClient, client.ClientAddress ?? "-", cancellationToken)
            || !await limits.AllowAsync(PerLoginId, $"{client.ClientAddress}|{key}", cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedUserName == key, cancellationToken);
        var matches = passwords.Matches(account, request.Password!);
        var now = clock.GetUtcNow();
        if (account is null || !matches || account.IsDisabled || account.IsLockedAt(now) || account.IssuedPasswordEndsAt <= now)
        {
            return await RefuseAsync(account, matches, now, cancellationToken);
        }

        return account.TwoFactorEnabled
            ? new SignInStep(account.Id, account.Role, account.SecurityStamp!, NeedsSecondFactor: true)
            : await SignedIn.SaveAsync(db, client, account, "Password", now, cancellationToken);
    }

    // Every refusal does the same work: one statement that counts, one save with one event or more.
    private async Task<Result<SignInStep>> RefuseAsync(
        Account? account, bool matches, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var counted = account is null || matches ? Guid.Empty : account.Id;
        var locks = await db.CountFailureAsync(counted, now, cancellationToken);
        var reason = account switch
        {
            null => "Unknown",
            { IsDisabled: true } => "Disabled",
            _ when account.IsLockedAt(now) => "Locked",
            _ when matches => "IssuedPasswordEnded",
            _ => "Password",
        };
        db.Add(AuditEvent.By(
            client, now, "SignInRefused", nameof(Account), account?.Id ?? Guid.Empty, account?.InsurerId, new { reason }));
        if (locks)
        {
            db.Add(AuditEvent.By(client, now, "AccountLocked", nameof(Account), counted, account?.InsurerId));
        }

        await db.SaveChangesAsync(cancellationToken);
        return AccountErrors.SignInRefused;
    }
}
