using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>What somebody of an office tells for an account of their own.</summary>
public interface INewOfficeAccount
{
    string? DisplayName { get; }

    string? LoginId { get; }

    string? Password { get; }

    string? PasswordAgain { get; }
}

public abstract class NewOfficeAccountValidator<T> : AbstractValidator<T>
    where T : INewOfficeAccount
{
    protected NewOfficeAccountValidator()
    {
        RuleFor(r => r.DisplayName).AccountName();
        RuleFor(r => r.LoginId).AccountLoginId();
        RuleFor(r => r.PasswordAgain)
            .Equal(r => r.Password).WithMessage("上のパスワードと同じものを、もう一度入力してください。");
    }
}

/// <summary>事業所・医療機関の利用者のアカウント, made by the person.</summary>
public sealed class NewOfficeAccounts(PortalDbContext db, AccountPasswords passwords)
{
    /// <returns>Not added yet; refused for a password against the rules, or a login ID that is taken.</returns>
    public async Task<Result<Account>> MakeAsync(INewOfficeAccount typed, string email, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var loginId = LoginId.Normalise(typed.LoginId);
        if (PasswordRules.Check(typed.Password, loginId, hasSecondFactor: false) is { Count: > 0 } errors)
        {
            return Result<Account>.Fail(errors);
        }

        if (await db.Users.AnyAsync(a => a.NormalizedUserName == LoginId.Key(loginId), cancellationToken))
        {
            return AccountErrors.LoginIdTaken;
        }

        var account = new Account
        {
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
        passwords.Set(account, typed.Password!);
        return account;
    }

    /// <summary>Saves what was added with it; two who wanted the same at the same moment are told.</summary>
    public async Task<Result<Guid>> SaveAsync(Account account, CancellationToken cancellationToken)
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
