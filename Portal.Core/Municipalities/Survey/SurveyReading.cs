using Portal.Core.Accounts;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>What was typed into the 回答票, as an answer; or what keeps it from being one.</summary>
/// <param name="vendors">Those registered, by their names.</param>
/// <param name="isUnion">Only a union is asked who connects.</param>
/// <param name="today">In Japan.</param>
public sealed class SurveyReading(IReadOnlyDictionary<Guid, string> vendors, bool isUnion, DateOnly today)
{
    private readonly List<Error> errors = [];

    /// <summary>As far as it can be read, whatever is wrong with the rest; null before anything was read.</summary>
    public SurveyFacts? Facts { get; private set; }

    /// <summary>Used once.</summary>
    public Result<SurveyFacts> Read(SurveyForm form)
    {
        Facts = new SurveyFacts(
            State(form), Vendor(form), form.VendorId is { } id ? vendors.GetValueOrDefault(id) : null,
            Optional(form.OtherVendor, nameof(form.OtherVendor), "システムベンダの名称", SystemVendor.NameMaxLength),
            Optional(form.PackageName, nameof(form.PackageName), "パッケージ", SurveyAnswer.PackageNameMaxLength),
            Day(form), Month(form), form.Method, Body(form),
            Required(form.ContactName, nameof(form.ContactName), "担当者の氏名", Account.DisplayNameMaxLength),
            Required(form.ContactDepartment, nameof(form.ContactDepartment), "担当部署", Account.DepartmentMaxLength),
            Phone(form), Email(form), Remarks(form));
        return errors.Count > 0 ? Result<SurveyFacts>.Fail(errors) : Facts;
    }

    private SystemState State(SurveyForm form)
    {
        Note(form.State is null || !Enum.IsDefined(form.State.Value), SurveyErrors.StateMissing);
        return form.State ?? default;
    }

    private Guid? Vendor(SurveyForm form)
    {
        Note(form.VendorId is { } id && !vendors.ContainsKey(id), SurveyErrors.VendorUnknown);
        Note(form.VendorId is not null && !string.IsNullOrWhiteSpace(form.OtherVendor), SurveyErrors.TwoVendors);
        Note(
            form.VendorId is null && !string.IsNullOrWhiteSpace(form.OtherVendor)
                && vendors.Values.Any(name => SystemVendor.KeyOf(name) == SystemVendor.KeyOf(form.OtherVendor)),
            SurveyErrors.VendorListed);
        return form.VendorId;
    }

    private DateOnly? Day(SurveyForm form)
    {
        var isBlank = string.IsNullOrWhiteSpace(form.StandardisedOn);
        var isRead = JapaneseDate.TryParse(form.StandardisedOn, out var day);
        Note(!isBlank && !isRead, SurveyErrors.DayUnreadable);
        Note(isBlank && form.State is SystemState.Standardised or SystemState.Planned, SurveyErrors.DayMissing);
        Note(isRead && form.State == SystemState.Standardised && day > today, SurveyErrors.DayToCome);
        return isRead ? day : null;
    }

    private DateOnly? Month(SurveyForm form)
    {
        var month = TypedMonth.Read(form.WishedMonth);
        Note(month is null && !string.IsNullOrWhiteSpace(form.WishedMonth), SurveyErrors.MonthUnreadable);
        Note(month is { } wished && YearMonth.Of(wished) > SurveyTerms.Of.LastMonth, SurveyErrors.MonthTooLate);
        return month;
    }

    private ConnectingBody? Body(SurveyForm form)
    {
        Note(isUnion && form.ConnectingBody is null, SurveyErrors.BodyMissing);
        return isUnion ? form.ConnectingBody : null;
    }

    private string Phone(SurveyForm form)
    {
        var isRead = PhoneNumber.TryNormalise(form.ContactPhone, out var number);
        Note(string.IsNullOrWhiteSpace(form.ContactPhone), SurveyErrors.PhoneMissing);
        Note(!isRead && !string.IsNullOrWhiteSpace(form.ContactPhone), SurveyErrors.PhoneUnreadable);
        return number ?? "";
    }

    private string Email(SurveyForm form)
    {
        var address = MailAddress.Parse(form.ContactEmail, nameof(form.ContactEmail));
        errors.AddRange(address.Errors);
        return address.Failed ? "" : address.Value.ForSending;
    }

    private string Remarks(SurveyForm form)
    {
        var text = JapaneseNfc.Normalise(form.Remarks ?? "").ReplaceLineEndings("\n").Trim();
        Note(text.Length > SurveyForm.RemarksMaxLength, SurveyErrors.RemarksTooLong);
        Note(HiddenCharacters.AreInLines(text), SurveyErrors.Hidden(nameof(form.Remarks), "備考"));
        return text;
    }

    private string Required(string? typed, string field, string label, int most)
    {
        Note(string.IsNullOrWhiteSpace(typed), new Error($"{label}を入力してください。", field));
        return Optional(typed, field, label, most) ?? "";
    }

    private string? Optional(string? typed, string field, string label, int most)
    {
        var text = JapaneseNfc.Normalise(typed ?? "").Trim();
        Note(text.Length > most, new Error($"{label}は{most}文字以内で入力してください。", field));
        Note(HiddenCharacters.AreIn(text), SurveyErrors.Hidden(field, label));
        return text.Length == 0 ? null : text;
    }

    private void Note(bool isSo, Error error)
    {
        if (isSo)
        {
            errors.Add(error);
        }
    }
}
