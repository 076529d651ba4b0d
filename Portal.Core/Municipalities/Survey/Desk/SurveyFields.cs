using FluentValidation;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>What is said about a survey, when it is made and later.</summary>
public interface ISurveyFields
{
    /// <summary>名称.</summary>
    string? Title { get; }

    /// <summary>受付を始める日, as typed.</summary>
    string? OpensOn { get; }

    /// <summary>締切日, as typed.</summary>
    string? ClosesOn { get; }
}

public abstract class SurveyFieldsValidator<T> : AbstractValidator<T>
    where T : ISurveyFields
{
    protected SurveyFieldsValidator()
    {
        RuleFor(r => r.Title).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("名称を入力してください。")
            .MaximumLength(ReadinessSurvey.TitleMaxLength).WithMessage($"名称は{ReadinessSurvey.TitleMaxLength}文字以内で入力してください。")
            .Must(t => !HiddenCharacters.AreIn(t!)).WithMessage("名称に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.OpensOn).Must(d => JapaneseDate.TryParse(d, out _))
            .WithMessage("受付を始める日を読み取れません。「令和8年12月1日」のように入力してください。");
        RuleFor(r => r.ClosesOn).Cascade(CascadeMode.Stop)
            .Must(d => JapaneseDate.TryParse(d, out _)).WithMessage("締切日を読み取れません。「令和8年12月25日」のように入力してください。")
            .Must((r, d) => !JapaneseDate.TryParse(r.OpensOn, out var first) || (JapaneseDate.TryParse(d, out var last) && first <= last))
            .WithMessage("締切日は、受付を始める日か、その後の日にしてください。");
    }
}
