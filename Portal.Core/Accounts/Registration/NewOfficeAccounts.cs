using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>Who somebody of an office is, for an account of their own.</summary>
public interface INewOfficePerson
{
    string? DisplayName { get; }

    string? LoginId { get; }
}

/// <summary>The same with a password.</summary>
public interface INewOfficeAccount : INewOfficePerson
{
    string? Password { get; }

    string? PasswordAgain { get; }
}

public abstract class NewOfficePersonValidator<T> : AbstractValidator<T>
    where T : INewOfficePerson
{
    protected NewOfficePersonValidator()
    {
        RuleFor(r => r.DisplayName).AccountName();
        RuleFor(r => r.LoginId).AccountLoginId();
    }
}

public abstract class NewOfficeAccountValidator<T> : NewOfficePersonValidator<T>
    where T : INewOfficeAccount
{
    protected NewOfficeAccountValidator() => RuleFor(r => r.PasswordAgain)
        .Equal(r => r.Password).WithMessage("上のパスワードと同じものを、もう一度入力してください。");
}

/// <summary>事業所・医療機関の利用者のアカウント, made by the person.</summary>
public sealed class NewOfficeAccounts(PortalDbContext db, AccountPasswords passwords)
{
    /// <returns>Not added yet; refused for a password against the rules, or a login ID that is taken.</returns>
    public async Task<Result<Account>> MakeAsync(INewOfficeAccount typed, string email, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (PasswordRules.Check(typed.Password, LoginId.Normalise(typed.LoginId), hasSecondFactor: false) is { Count: > 0 } errors)
        {
            return Result<Account>.Fail(errors);
        }

        var made = await MakeAsync(typed, Guid.CreateVersion7(), email, now, cancellationToken);
        if (!made.Failed)
        {
            passwords.Set(made.Value, typed.Password!);
        }

        return made;
    }

    /// <summary>Likewise for somebody who signs in with a passkey: the account has the number that the passkey was made for, and a password that nobody knows.</summary>
    public async Task<Result<Account>> MakeWithPasskeyAsync(
        INewOfficePerson typed, Guid id, string email, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var made = await MakeAsync(typed, id, email, now, cancellationToken);
        if (!made.Failed)
        {
            passwords.SetUnknown(made.Value);
            made.Value.SetSecondFactor(isThere: true);
        }

        return made;
    }

    public Task<bool> IsTakenAsync(string? loginId, CancellationToken cancellationToken)
    {
        var key = LoginId.Key(LoginId.Normalise(loginId));
        return db.Users.AnyAsync(a => a.NormalizedUserName == key, cancellationToken);
    }

    /// <summary>Saves what was added with it; two who wanted the same at the same moment are told.</summary>
    public async Task<Result<Guid>> SaveAsync(Account account, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return account.Id;
        }
        catch (DbUpdateException exception) when (exception.Violates("user_name_index") || exception.Violates("pk_accounts"))
        {
            return AccountErrors.LoginIdTaken;
        }
        catch (DbUpdateException exception) when (exception.Violates(Office.OnePerNumber))
        {
            return RegistrationErrors.OfficeTaken;
        }
    }

    private async Task<Result<Account>> MakeAsync(
        INewOfficePerson typed, Guid id, string email, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await IsTakenAsync(typed.LoginId, cancellationToken))
        {
            return AccountErrors.LoginIdTaken;
        }

        var loginId = LoginId.Normalise(typed.LoginId);
        return new Account
        {
            Id = id,
            UserName = loginId,
            NormalizedUserName = LoginId.Key(loginId),
            Email = email,
            NormalizedEmail = MailAddress.Normalise(email).ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            DisplayName = AccountFieldRules.Tidy(typed.DisplayName),
            Role = AccountRole.OfficeUser,
            CreatedAt = now,
        };
    }
}
