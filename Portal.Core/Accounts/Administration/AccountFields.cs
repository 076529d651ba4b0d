using FluentValidation;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>What is typed about a new person, by whoever invites.</summary>
public interface IAccountFields
{
    string? LoginId { get; }

    string? DisplayName { get; }

    string? Department { get; }

    string? Email { get; }
}

/// <summary>An invitation by form: the same form sent twice invites once.</summary>
public interface IInvitation : IAccountFields
{
    /// <summary>Made with the form.</summary>
    Guid NewId { get; }
}

/// <summary>What every invitation asks for.</summary>
public abstract class AccountFieldsValidator<T> : AbstractValidator<T>
    where T : IAccountFields
{
    protected AccountFieldsValidator()
    {
        RuleFor(r => r.DisplayName).AccountName();
        RuleFor(r => r.Department).AccountDepartment();
        RuleFor(r => r.Email).AccountEmail();
        RuleFor(r => r.LoginId).AccountLoginId();
    }
}

/// <summary>The rules of each field, for whoever asks for it alone.</summary>
internal static class AccountFieldRules
{
    public static void AccountName<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("氏名を入力してください。")
        .MaximumLength(Account.DisplayNameMaxLength).WithMessage($"氏名は{Account.DisplayNameMaxLength}文字以内で入力してください。")
        .Must(IsPrintable).WithMessage("氏名に、表示できない文字が含まれています。入力し直してください。");

    public static void AccountDepartment<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .MaximumLength(Account.DepartmentMaxLength).WithMessage($"部署は{Account.DepartmentMaxLength}文字以内で入力してください。")
        .Must(IsPrintable).WithMessage("部署に、表示できない文字が含まれています。入力し直してください。");

    public static void AccountEmail<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Custom((typed, context) =>
    {
        if (MailAddress.Parse(typed) is { Failed: true } refused)
        {
            context.AddFailure(refused.Errors[0].Message);
        }
    });

    public static void AccountLoginId<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("ログインIDを入力してください。")
        .Must(id => LoginId.IsValid(LoginId.Normalise(id))).WithMessage(AccountErrors.LoginIdForm.Message);

    /// <summary>Names and departments as they are stored.</summary>
    public static string Tidy(string? typed) => JapaneseNfc.Normalise((typed ?? "").Trim());

    private static bool IsPrintable(string? text) => text is null || !text.Any(char.IsControl);
}
