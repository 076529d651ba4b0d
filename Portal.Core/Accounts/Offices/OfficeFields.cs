using FluentValidation;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>What is typed about a 事業所 or 医療機関, at its registration and later.</summary>
public interface IOfficeFields
{
    string? Name { get; }

    string? PostalCode { get; }

    string? Address { get; }

    string? Phone { get; }

    string? CorporationName { get; }

    bool IsNonProfit { get; }

    IReadOnlyList<string> ServiceCodes { get; }

    InstitutionKind? InstitutionKind { get; }

    int? Beds { get; }
}

/// <summary>What every such form asks for. What depends on the kind of place is asked by <see cref="OfficeFields.Check"/>.</summary>
public abstract class OfficeFieldsValidator<T> : AbstractValidator<T>
    where T : IOfficeFields
{
    protected OfficeFieldsValidator()
    {
        RuleFor(r => r.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("名称を入力してください。")
            .MaximumLength(OfficeFacts.NameMaxLength).WithMessage($"名称は{OfficeFacts.NameMaxLength}文字以内で入力してください。")
            .Must(OfficeFields.IsPrintable).WithMessage("名称に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.PostalCode)
            .Must(typed => OfficeFields.PostalCodeOf(typed) is not null).WithMessage("郵便番号は、7桁の数字で入力してください。");
        RuleFor(r => r.Address).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("所在地を入力してください。")
            .MaximumLength(OfficeFacts.AddressMaxLength).WithMessage($"所在地は{OfficeFacts.AddressMaxLength}文字以内で入力してください。")
            .Must(OfficeFields.IsPrintable).WithMessage("所在地に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.Phone).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("電話番号を入力してください。")
            .Must(typed => PhoneNumber.TryNormalise(typed, out _)).WithMessage("電話番号は、市外局番から「097-123-4567」のように入力してください。");
        RuleFor(r => r.CorporationName).Cascade(CascadeMode.Stop)
            .MaximumLength(OfficeFacts.CorporationNameMaxLength)
            .WithMessage($"法人名は{OfficeFacts.CorporationNameMaxLength}文字以内で入力してください。")
            .Must(OfficeFields.IsPrintable).WithMessage("法人名に、表示できない文字が含まれています。入力し直してください。");
    }
}

/// <summary>Turns what was typed into what is kept.</summary>
public static class OfficeFields
{
    /// <summary>What a validator cannot know: which questions the kind of place asks.</summary>
    public static IReadOnlyList<Error> Check(this IOfficeFields fields, OfficeKind kind)
    {
        if (kind != OfficeKind.MedicalInstitution)
        {
            return Codes(fields).Count == 0 || !Codes(fields).All(ServiceTypes.Exists)
                ? [new Error("提供しているサービスを、1つ以上選んでください。", nameof(IOfficeFields.ServiceCodes))]
                : [];
        }

        var errors = new List<Error>();
        if (fields.InstitutionKind is not { } institution || !Enum.IsDefined(institution))
        {
            errors.Add(new Error("病院か診療所かを選んでください。", nameof(IOfficeFields.InstitutionKind)));
        }

        if (fields.Beds is not (>= 0 and <= OfficeFacts.MaxBeds))
        {
            errors.Add(new Error("病床数を、0以上の数字で入力してください。病床がないときは0です。", nameof(IOfficeFields.Beds)));
        }
        else if (fields is { InstitutionKind: InstitutionKind.Clinic, Beds: >= 20 } or { InstitutionKind: InstitutionKind.Hospital, Beds: < 20 })
        {
            errors.Add(new Error("病院は20床以上、診療所は19床以下です。病床数か種別を確かめてください。", nameof(IOfficeFields.Beds)));
        }

        return errors;
    }

    /// <param name="fields">Validated and checked.</param>
    /// <param name="kind">種別: what is not asked of it is not kept.</param>
    public static OfficeFacts ToFacts(this IOfficeFields fields, OfficeKind kind)
    {
        PhoneNumber.TryNormalise(fields.Phone, out var phone);
        var isMedical = kind == OfficeKind.MedicalInstitution;
        return new OfficeFacts(
            Tidy(fields.Name), PostalCodeOf(fields.PostalCode) ?? "", Tidy(fields.Address), phone!, Tidy(fields.CorporationName),
            fields.IsNonProfit, isMedical ? [] : Codes(fields), isMedical ? fields.InstitutionKind : null, isMedical ? fields.Beds : null);
    }

    internal static bool IsPrintable(string? typed) => !HiddenCharacters.AreIn(Tidy(typed));

    /// <summary>Seven digits, or empty when nothing was typed; null for anything else.</summary>
    internal static string? PostalCodeOf(string? typed)
    {
        var code = WidthFolding.ToBareCode((typed ?? "").Replace("〒", "", StringComparison.Ordinal));
        return code.Length == 0 || (code.Length == 7 && code.All(char.IsAsciiDigit)) ? code : null;
    }

    private static List<string> Codes(IOfficeFields fields) => [.. fields.ServiceCodes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Tidy(string? typed) => JapaneseNfc.Normalise((typed ?? "").Trim());
}
