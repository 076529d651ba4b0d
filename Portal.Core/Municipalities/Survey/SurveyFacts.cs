namespace Portal.Core.Municipalities;

/// <summary>回答の内容, as it was understood and sent.</summary>
/// <param name="State">介護保険システムの状況.</param>
/// <param name="VendorId">Of those registered; null for another or none.</param>
/// <param name="VendorName">Its name when it was answered.</param>
/// <param name="OtherVendor">The name of one that is not registered.</param>
/// <param name="PackageName">パッケージ.</param>
/// <param name="StandardisedOn">標準準拠システムへの移行の日.</param>
/// <param name="WishedMonth">初期セットアップの希望の月, its first day.</param>
/// <param name="Method">接続の方式.</param>
/// <param name="ConnectingBody">接続する団体, of a union.</param>
/// <param name="ContactName">担当者の氏名.</param>
/// <param name="ContactDepartment">担当部署.</param>
/// <param name="ContactPhone">電話番号.</param>
/// <param name="ContactEmail">メールアドレス.</param>
/// <param name="Remarks">備考; empty for none.</param>
public sealed record SurveyFacts(
    SystemState State, Guid? VendorId, string? VendorName, string? OtherVendor, string? PackageName, DateOnly? StandardisedOn, DateOnly? WishedMonth,
    ConnectionMethod? Method, ConnectingBody? ConnectingBody, string ContactName, string ContactDepartment, string ContactPhone, string ContactEmail,
    string Remarks)
{
    /// <summary>Records print themselves; a contact's name must not get into a log that way.</summary>
    public override string ToString() => nameof(SurveyFacts);
}
