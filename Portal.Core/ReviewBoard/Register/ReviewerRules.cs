using FluentValidation;
using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <summary>What a reviewer's name, address and profession must be, on the form and in a CSV alike.</summary>
public static class ReviewerRules
{
    public static IRuleBuilderOptions<T, string?> ReviewerName<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Cascade(CascadeMode.Stop)
            .Must(v => Tidy(v).Length > 0).WithMessage(ReviewerErrors.NameMissing)
            .Must(v => Tidy(v).Length <= Reviewer.NameMaxLength).WithMessage(ReviewerErrors.NameTooLong)
            .Must(IsPrintable).WithMessage(ReviewerErrors.NameUnprintable);

    public static IRuleBuilderOptions<T, string?> ReviewerProfession<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Cascade(CascadeMode.Stop)
            .Must(v => Tidy(v).Length > 0).WithMessage(ReviewerErrors.ProfessionMissing)
            .Must(v => Tidy(v).Length <= Reviewer.ProfessionMaxLength).WithMessage(ReviewerErrors.ProfessionTooLong)
            .Must(IsPrintable).WithMessage(ReviewerErrors.ProfessionUnprintable);

    /// <summary>One address, with the reason that helps to mend it.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> OneMailAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Custom((typed, context) =>
        {
            if (MailAddress.Parse(typed) is { Failed: true } refused)
            {
                context.AddFailure(refused.Errors[0].Message);
            }
        });

    /// <summary>As it is stored: NFC that keeps every shape, without blanks around.</summary>
    public static string Tidy(string? typed) => JapaneseNfc.Normalise((typed ?? "").Trim());

    internal static bool IsPrintable(string? typed) => !HiddenCharacters.AreIn(Tidy(typed));
}
