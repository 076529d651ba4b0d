using FluentValidation;
using Portal.Core.JapaneseText;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>What may be said about a vendor, at its registration and later.</summary>
public interface IVendorFields
{
    /// <summary>名称.</summary>
    string? Name { get; }

    /// <summary>初期セットアップができる月: 令和8年9月, R8.9 or 2026-09; empty while it is not known.</summary>
    string? Month { get; }
}

/// <summary>A month as people type it.</summary>
public static class TypedMonth
{
    /// <summary>The first day of it; null for nothing or what is no month.</summary>
    public static DateOnly? Read(string? typed)
    {
        var text = (typed ?? "").Trim().TrimEnd('以', '降', 'ー', '-');
        return text.Length == 0 ? null
            : text.EndsWith('月') ? Day($"{text}1日")
            : Day($"{text}.1") ?? Day($"{text}-1") ?? Day($"{text}/1");

        static DateOnly? Day(string whole) => JapaneseDate.TryParse(whole, out var day) ? day : null;
    }

    /// <summary>令和8年9月</summary>
    public static string ToMonthText(this DateOnly day) => $"{day.ToEraYearText()}{day.Month}月";
}

public abstract class VendorFieldsValidator<T> : AbstractValidator<T>
    where T : IVendorFields
{
    protected VendorFieldsValidator()
    {
        RuleFor(r => r.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("名称を入力してください。")
            .MaximumLength(SystemVendor.NameMaxLength).WithMessage($"名称は{SystemVendor.NameMaxLength}文字以内で入力してください。")
            .Must(n => !n!.Any(char.IsControl)).WithMessage("名称に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.Month).Must(m => string.IsNullOrWhiteSpace(m) || TypedMonth.Read(m) is not null)
            .WithMessage("初期セットアップができる月を読み取れません。「令和8年9月」のように入力してください。");
    }
}
