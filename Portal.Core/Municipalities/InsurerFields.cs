using FluentValidation;

namespace Portal.Core.Municipalities;

/// <summary>What may be said about an insurer, at its registration and later.</summary>
public interface IInsurerFields
{
    /// <summary>名称.</summary>
    string? Name { get; }

    /// <summary>種別.</summary>
    InsurerKind? Kind { get; }

    /// <summary>構成市町村: one a line, 全国地方公共団体コード and name; empty for a municipality.</summary>
    string? Members { get; }

    /// <summary>保険者機能; a union may be there for the review board alone.</summary>
    bool HasInsurerFunction { get; }

    /// <summary>システムベンダ; null while it is not known.</summary>
    Guid? VendorId { get; }
}

public abstract class InsurerFieldsValidator<T> : AbstractValidator<T>
    where T : IInsurerFields
{
    protected InsurerFieldsValidator()
    {
        RuleFor(r => r.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("名称を入力してください。")
            .MaximumLength(Insurer.NameMaxLength).WithMessage($"名称は{Insurer.NameMaxLength}文字以内で入力してください。")
            .Must(n => !n!.Any(char.IsControl)).WithMessage("名称に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.Kind).NotNull().WithMessage("種別を選んでください。");
        RuleFor(r => r.Members).Cascade(CascadeMode.Stop)
            .Empty().When(r => r.Kind == InsurerKind.Municipality, ApplyConditionTo.CurrentValidator)
            .WithMessage("構成市町村は、広域連合か一部事務組合のときだけ入力してください。")
            .NotEmpty().When(r => r.Kind is not null and not InsurerKind.Municipality, ApplyConditionTo.CurrentValidator)
            .WithMessage("構成市町村を入力してください。")
            .Custom((text, context) =>
            {
                if (MemberLines.Read(text) is { Failed: true } refused)
                {
                    context.AddFailure(refused.Errors[0].Message);
                }
            });
        RuleFor(r => r.HasInsurerFunction).Equal(true).When(r => r.Kind == InsurerKind.Municipality)
            .WithMessage("市町村には保険者機能があります。チェックを入れてください。");
    }
}
