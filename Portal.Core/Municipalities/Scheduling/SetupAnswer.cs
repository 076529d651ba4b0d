using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>アンケートの回答, as far as schedules go by it.</summary>
/// <param name="StandardisedOn">標準準拠システムへの移行の日; null when not answered.</param>
/// <param name="VendorName">システムベンダ; null when not answered.</param>
/// <param name="VendorFrom">そのベンダが対応できる月; null when it is not known.</param>
/// <param name="GroupId">同じ時期に行う団体; null for one by itself.</param>
/// <param name="ConnectingBody">接続する団体, of a union; null for others.</param>
public sealed record SetupAnswer(
    Guid InsurerId,
    string Name,
    int RegistrationOrder,
    YearMonth? WishedMonth,
    DateOnly? StandardisedOn,
    string? VendorName,
    YearMonth? VendorFrom,
    Guid? GroupId = null,
    ConnectingBody? ConnectingBody = null);
