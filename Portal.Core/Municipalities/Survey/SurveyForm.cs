using System.Security.Cryptography;
using System.Text.Json;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>回答票, as it is typed: it may hold what cannot be sent.</summary>
/// <param name="State">介護保険システムの状況.</param>
/// <param name="VendorId">システムベンダ, of those registered.</param>
/// <param name="OtherVendor">The name of one that is not registered.</param>
/// <param name="PackageName">パッケージ.</param>
/// <param name="StandardisedOn">標準準拠システムへの移行の日.</param>
/// <param name="WishedMonth">初期セットアップの希望の月.</param>
/// <param name="Method">接続の方式.</param>
/// <param name="ConnectingBody">接続する団体, of a union.</param>
/// <param name="ContactName">担当者の氏名.</param>
/// <param name="ContactDepartment">担当部署.</param>
/// <param name="ContactPhone">電話番号.</param>
/// <param name="ContactEmail">メールアドレス.</param>
/// <param name="Remarks">備考.</param>
public sealed record SurveyForm(
    SystemState? State, Guid? VendorId, string? OtherVendor, string? PackageName, string? StandardisedOn, string? WishedMonth, ConnectionMethod? Method,
    ConnectingBody? ConnectingBody, string? ContactName, string? ContactDepartment, string? ContactPhone, string? ContactEmail, string? Remarks)
{
    public const int RemarksMaxLength = 1_000;

    /// <summary>Nothing that is typed is longer: more is no answer, and is not kept.</summary>
    public const int TypedMaxLength = 4_000;

    public static SurveyForm Blank { get; } = new(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /// <summary>What was sent, to be typed on.</summary>
    public static SurveyForm Of(SurveyAnswer answer) => new(
        answer.State, answer.VendorId, answer.OtherVendor, answer.PackageName, answer.StandardisedOn?.ToJapanText(),
        answer.WishedMonth?.ToMonthText(), answer.Method, answer.ConnectingBody, answer.ContactName, answer.ContactDepartment, answer.ContactPhone,
        answer.ContactEmail, answer.Remarks);

    internal bool IsTooLong =>
        new[] { OtherVendor, PackageName, StandardisedOn, WishedMonth, ContactName, ContactDepartment, ContactPhone, ContactEmail, Remarks }
            .Any(typed => typed?.Length > TypedMaxLength);

    /// <summary>What the form was when a page showed it: by it the second of two colleagues is noticed.</summary>
    public static string MarkOf<T>(T? shown) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shown)))[..16];

    /// <summary>Records print themselves; a contact's name must not get into a log that way.</summary>
    public override string ToString() => nameof(SurveyForm);
}
