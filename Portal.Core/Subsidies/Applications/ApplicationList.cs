using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Drafts">Every draft of the one office, whichever page is shown: they wait for the person. Empty for all offices.</param>
/// <param name="Returned">Every application of the one office that is to be mended, likewise.</param>
/// <param name="TaxReports">Every application of the one office whose 消費税の報告 is soon due, overdue or sent back, or who has to give something back, likewise.</param>
/// <param name="Unpaid">Every application of the one office whose account is to be corrected, likewise.</param>
public sealed record ApplicationList(
    IReadOnlyList<ApplicationRow> Rows, int Count, int Page, IReadOnlyList<ApplicationRow> Drafts, IReadOnlyList<ApplicationRow> Returned,
    IReadOnlyList<ApplicationRow> TaxReports, IReadOnlyList<ApplicationRow> Unpaid);

/// <param name="Id">The application.</param>
/// <param name="OfficeId">申請者.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="FiscalYear">年度.</param>
/// <param name="Status">状態.</param>
/// <param name="ReceiptNumber">受付番号; null for a draft.</param>
/// <param name="AmountYen">申請した額; null for a draft.</param>
/// <param name="SavedAt">The last 保存.</param>
/// <param name="SubmittedAt">Null for a draft.</param>
/// <param name="Sent">For the days that may be expected; null for a draft.</param>
/// <param name="TransferBy">振込の予定 of what was granted; null for the others, and while a 変更・中止・廃止の申請 waits for its answer.</param>
/// <param name="MendBy">修正の期限; null when nothing is to be mended.</param>
/// <param name="ReportTaxBy">消費税の報告の期限; null when nothing is to be reported.</param>
/// <param name="ReturnTaxBy">期限 of the 返還 on a 消費税の報告; null when none is asked for.</param>
/// <param name="ReturnGrantBy">期限 of the 返還 on 決定後の処分, the first of them; null when none is asked for.</param>
/// <param name="IsAllTaken">Nothing is left of what was granted.</param>
public sealed record ApplicationRow(
    Guid Id, Guid OfficeId, string ProgrammeName, int FiscalYear, ApplicationStatus Status, string? ReceiptNumber, int? AmountYen, DateTimeOffset SavedAt,
    DateTimeOffset? SubmittedAt, SentApplication? Sent, DateOnly? TransferBy, DateOnly? MendBy, DateOnly? ReportTaxBy, DateOnly? ReturnTaxBy,
    DateOnly? ReturnGrantBy, bool IsAllTaken)
{
    /// <summary>名称 of the 申請者.</summary>
    public string OfficeName { get; init; } = "";

    /// <summary>代理: the person acts for it, or may.</summary>
    public bool IsByProxy { get; init; }

    /// <summary>This browser deals with the 申請者 now.</summary>
    public bool IsHere { get; init; }
}
