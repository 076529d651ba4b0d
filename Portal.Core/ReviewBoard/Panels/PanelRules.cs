using FluentValidation;

namespace Portal.Core.ReviewBoard;

/// <summary>What a panel's name must be, on the form and in a CSV alike.</summary>
public static class PanelRules
{
    public static IRuleBuilderOptions<T, string?> PanelName<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Cascade(CascadeMode.Stop)
            .Must(v => ReviewerRules.Tidy(v).Length > 0).WithMessage(PanelErrors.NameMissing)
            .Must(v => ReviewerRules.Tidy(v).Length <= Panel.NameMaxLength).WithMessage(PanelErrors.NameTooLong)
            .Must(ReviewerRules.IsPrintable).WithMessage(PanelErrors.NameUnprintable)
            .Must(v => v!.IndexOfAny(ReviewerCsv.PanelSeparators) < 0).WithMessage(PanelErrors.NameSeparates);
}

/// <summary>The rule for a name alone, as it stands in a cell of a CSV.</summary>
public sealed class PanelNameValidator : AbstractValidator<string>
{
    public PanelNameValidator() => RuleFor(name => name).PanelName();
}
