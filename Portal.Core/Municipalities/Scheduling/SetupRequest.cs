using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>日程を求める保険者: what the proposer knows of one.</summary>
/// <param name="RegistrationOrder">登録の順: among equals, the earlier goes first.</param>
/// <param name="WishedMonth">希望の月; null for none, which any month meets.</param>
/// <param name="VendorFrom">システムベンダが対応できる月; null when it is not known.</param>
/// <param name="SetupDays">初期セットアップにかかる営業日.</param>
/// <param name="GroupId">同じ時期に行う団体; null for one by itself.</param>
/// <param name="Locked">固定した日程: it stays, whatever it breaks.</param>
public sealed record SetupRequest(
    Guid InsurerId,
    string Name,
    int RegistrationOrder,
    YearMonth? WishedMonth,
    YearMonth? VendorFrom,
    int SetupDays,
    Guid? GroupId = null,
    SetupPlacement? Locked = null);
