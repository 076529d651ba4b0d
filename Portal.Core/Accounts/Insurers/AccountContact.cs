using FluentValidation;
using Portal.Core.Csv;

namespace Portal.Core.Accounts;

/// <summary>
/// アカウントを発行する連絡先: one row of whatever source it comes from. A source is a list of these and nothing more.
/// </summary>
/// <param name="Row">Where it stands in its source, for who mends it.</param>
/// <param name="InsurerNumber">保険者番号, as it was written.</param>
/// <param name="DisplayName">氏名.</param>
/// <param name="Department">部署.</param>
/// <param name="Email">メールアドレス.</param>
public sealed record AccountContact(int Row, string InsurerNumber, string DisplayName, string Department, string Email)
{
    /// <summary>What the source itself could not read.</summary>
    public IReadOnlyList<CsvProblem> Problems { get; init; } = [];
}

public sealed class AccountContactValidator : AbstractValidator<AccountContact>
{
    public AccountContactValidator()
    {
        RuleFor(c => c.DisplayName).AccountName();
        RuleFor(c => c.Department).AccountDepartment();
        RuleFor(c => c.Email).AccountEmail();
    }
}
