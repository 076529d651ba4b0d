using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Links;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>利用登録を終える: the account, the office and its first administrator come into being together.</summary>
/// <param name="Token">From the mailed address.</param>
/// <param name="DisplayName">氏名.</param>
/// <param name="LoginId">ログインID.</param>
/// <param name="Password">パスワード.</param>
/// <param name="PasswordAgain">The same once more.</param>
/// <returns>The account, which may now be signed in.</returns>
public sealed record CompleteRegistration(string Token, string? DisplayName, string? LoginId, string? Password, string? PasswordAgain)
    : IRequest<Result<Guid>>
{
    public override string ToString() => nameof(CompleteRegistration);
}

public sealed class CompleteRegistrationValidator : AbstractValidator<CompleteRegistration>
{
    public CompleteRegistrationValidator()
    {
        RuleFor(r => r.DisplayName).AccountName();
        RuleFor(r => r.LoginId).AccountLoginId();
        RuleFor(r => r.PasswordAgain)
            .Equal(r => r.Password).WithMessage("上のパスワードと同じものを、もう一度入力してください。");
    }
}

public sealed class CompleteRegistrationHandler(
    PortalDbContext db, AccountPasswords passwords, PortalUrls urls, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<CompleteRegistration, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(CompleteRegistration request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.OpenRegistrationAsync(request.Token, now, cancellationToken) is not { CompletedAt: null } registration)
        {
            return RegistrationErrors.LinkUnusable;
        }

        if (registration is not { Place: { } place, Facts: { } facts })
        {
            return RegistrationErrors.OfficeMissing;
        }

        var loginId = LoginId.Normalise(request.LoginId);
        if (PasswordRules.Check(request.Password, loginId, hasSecondFactor: false) is { Count: > 0 } errors)
        {
            return Result<Guid>.Fail(errors);
        }

        if (await db.Users.AnyAsync(a => a.NormalizedUserName == LoginId.Key(loginId), cancellationToken))
        {
            return AccountErrors.LoginIdTaken;
        }

        var account = NewAccount(request, registration, loginId, now);
        var office = Office.Register(place, facts, now);
        db.AddRange(account, office, new OfficeMembership
        {
            OfficeId = office.Id,
            AccountId = account.Id,
            IsAdministrator = true,
            JoinedAt = now,
        });
        registration.Complete(now);
        db.Add(OutgoingMail.Compose(
            registration.Email, new OfficeRegisteredMail(facts.Name, urls.To("/account/sign-in")), now, account.Id));
        db.Add(AuditEvent.ByAccount(
            account.Id, client, now, "OfficeRegistered", nameof(Office), office.Id, insurerId: null, new { Kind = place.Kind.ToString() }));
        return await SaveAsync(account, cancellationToken);
    }

    private Account NewAccount(CompleteRegistration request, OfficeRegistration registration, string loginId, DateTimeOffset now)
    {
        var account = new Account
        {
            UserName = loginId,
            NormalizedUserName = LoginId.Key(loginId),
            Email = registration.Email,
            NormalizedEmail = JapaneseText.MailAddress.Normalise(registration.Email).ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            DisplayName = AccountFieldRules.Tidy(request.DisplayName),
            Role = AccountRole.OfficeUser,
            CreatedAt = now,
        };
        passwords.Set(account, request.Password!);
        return account;
    }

    private async Task<Result<Guid>> SaveAsync(Account account, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return account.Id;
        }
        catch (DbUpdateException exception) when (exception.Violates("user_name_index"))
        {
            return AccountErrors.LoginIdTaken;
        }
        catch (DbUpdateException exception) when (exception.Violates(Office.OnePerNumber))
        {
            return RegistrationErrors.OfficeTaken;
        }
    }
}
