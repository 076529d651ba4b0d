using FluentValidation;
using MediatR;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// 電子請求受付システムのユーザIDとパスワードを確かめる. Unknown, wrong and temporary are refused alike; the password goes to the verifier
/// and nowhere else.
/// </summary>
/// <param name="Token">From the mailed address.</param>
/// <param name="ClaimsUserId">ユーザID, in any width and case.</param>
/// <param name="ClaimsPassword">パスワード.</param>
public sealed record VerifyClaimsUser(string Token, string? ClaimsUserId, string? ClaimsPassword) : IRequest<Result>
{
    public override string ToString() => nameof(VerifyClaimsUser);
}

public sealed class VerifyClaimsUserValidator : AbstractValidator<VerifyClaimsUser>
{
    public const int PasswordMaxLength = 128;

    public VerifyClaimsUserValidator()
    {
        RuleFor(r => r.ClaimsUserId).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("電子請求受付システムのユーザIDを入力してください。")
            .Must(typed => Accounts.ClaimsUserId.TryNormalise(typed, out _))
            .WithMessage("ユーザIDは、KJから始まる14文字です。「ログイン情報発行通知書」などで確かめてください。");
        RuleFor(r => r.ClaimsPassword).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("電子請求受付システムのパスワードを入力してください。")
            .MaximumLength(PasswordMaxLength).WithMessage($"パスワードは{PasswordMaxLength}文字以内で入力してください。");
    }
}

public sealed class VerifyClaimsUserHandler(
    PortalDbContext db, IClaimsReceptionVerifier verifier, AttemptLimits limits, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<VerifyClaimsUser, Result>
{
    public static readonly AttemptLimit PerUser = new("claims-user", 10, TimeSpan.FromMinutes(30));
    public static readonly AttemptLimit PerClient = new("claims-client", 100, TimeSpan.FromMinutes(30));

    public async Task<Result> Handle(VerifyClaimsUser request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.OpenRegistrationAsync(request.Token, now, cancellationToken) is not { CompletedAt: null } registration)
        {
            return RegistrationErrors.LinkUnusable;
        }

        ClaimsUserId.TryNormalise(request.ClaimsUserId, out var userId);
        var from = client.ClientAddress ?? "-";
        if (!await limits.AllowAsync(PerClient, from, cancellationToken) || !await limits.AllowAsync(PerUser, userId!, cancellationToken))
        {
            return RegistrationErrors.ClaimsUserLocked;
        }

        var answer = await verifier.VerifyAsync(userId!, request.ClaimsPassword!, cancellationToken);
        if (answer.State == ClaimsReceptionState.Unavailable)
        {
            await limits.GiveBackAsync(PerClient, from, cancellationToken);
            await limits.GiveBackAsync(PerUser, userId!, cancellationToken);
            return RegistrationErrors.ClaimsReceptionUnavailable;
        }

        var isVerified = answer.State == ClaimsReceptionState.Verified && answer.Places.Count > 0;
        db.Add(AuditEvent.By(
            client, now, isVerified ? "ClaimsUserVerified" : "ClaimsUserRefused", nameof(OfficeRegistration), registration.Id));
        var result = isVerified
            ? await KeepAsync(registration, userId!, answer.Places, cancellationToken)
            : RegistrationErrors.ClaimsUserRefused;
        await db.SaveChangesAsync(cancellationToken);
        return result;
    }

    private async Task<Result> KeepAsync(
        OfficeRegistration registration, string userId, IReadOnlyList<RegisteredPlace> places, CancellationToken cancellationToken)
    {
        await limits.ForgetAsync(PerUser, userId, cancellationToken);
        var taken = await db.TakenAsync(places, cancellationToken);
        if (taken.Count == places.Count)
        {
            return RegistrationErrors.OfficeTaken;
        }

        registration.Verify(userId, places, [.. places.Except(taken)]);
        return Result.Done;
    }
}
