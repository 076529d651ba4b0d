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

/// <summary>What every invitation asks for.</summary>
public abstract class AccountFieldsValidator<T> : AbstractValidator<T>
    where T : IAccountFields
{
    protected AccountFieldsValidator()
    {
        RuleFor(r => r.DisplayName).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("氏名を入力してください。")
            .MaximumLength(Account.DisplayNameMaxLength).WithMessage($"氏名は{Account.DisplayNameMaxLength}文字以内で入力してください。")
            .Must(IsPrintable).WithMessage("氏名に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.Department).Cascade(CascadeMode.Stop)
            .MaximumLength(Account.DepartmentMaxLength).WithMessage($"部署は{Account.DepartmentMaxLength}文字以内で入力してください。")
            .Must(IsPrintable).WithMessage("部署に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.Email).Custom((typed, context) =>
        {
            if (MailAddress.Parse(typed) is { Failed: true } refused)
            {
                context.AddFailure(refused.Errors[0].Message);
            }
        });
        RuleFor(r => r.LoginId).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("ログインIDを入力してください。")
            .Must(id => LoginId.IsValid(LoginId.Normalise(id))).WithMessage(AccountErrors.LoginIdForm.Message);
    }

    private static bool IsPrintable(string? text) => text is null || !text.Any(char.IsControl);
}
