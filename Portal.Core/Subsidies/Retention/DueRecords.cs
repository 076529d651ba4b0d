using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>なぜ保存期間が過ぎても残すか.</summary>
public enum RetentionHold
{
    /// <summary>まだ振り込んでいない.</summary>
    Unpaid,

    /// <summary>消費税の報告が済んでいない.</summary>
    TaxReport,

    /// <summary>返還が済んでいない.</summary>
    Repayment,

    /// <summary>取消の案が決定も差し戻しもされていない.</summary>
    Revocation,

    /// <summary>変更・中止・廃止の申請に答えていない.</summary>
    ChangeRequest,

    /// <summary>事務局が残すと決めている.</summary>
    Ordered,

    /// <summary>One of these ended within the last <see cref="SubsidyRetention.NoticeDays"/> days.</summary>
    EndedLately,
}

/// <summary>A concluded application, and what keeps it beyond its 保存期間; null for nothing.</summary>
public sealed class ConcludedRecord
{
    public required SubsidyApplication Application { get; init; }

    public required RetentionHold? Hold { get; init; }
}

/// <summary>What is kept and what is due. Each question has an index of its own, which begins with what is oldest.</summary>
public static class DueRecords
{
    /// <summary>決着した申請. What else may stay open for years belongs here.</summary>
    public static IQueryable<ConcludedRecord> ConcludedRecords(this PortalDbContext db, DateOnly today)
    {
        var since = today.AddDays(-SubsidyRetention.NoticeDays).StartInJapan();
        TaxReportState[] waiting = [TaxReportState.Open, TaxReportState.Reported, TaxReportState.SentBack];
        return
            from a in db.SubsidyApplications
            where a.ConcludedOn != null
            select new ConcludedRecord
            {
                Application = a,
                Hold = a.Status == ApplicationStatus.Granted || a.Status == ApplicationStatus.AwaitingAccount ? RetentionHold.Unpaid
                    : db.TaxReportDuties.Any(d => d.ApplicationId == a.Id && waiting.Contains(d.State)) ? RetentionHold.TaxReport
                    : db.Repayments.Any(r => r.ApplicationId == a.Id && r.State == RepaymentState.Open) ? RetentionHold.Repayment
                    : db.Revocations.Any(r => r.ApplicationId == a.Id && r.State == RevocationState.Proposed) ? RetentionHold.Revocation
                    : db.ChangeRequests.Any(r => r.ApplicationId == a.Id
                        && (r.State == ChangeState.Requested || r.State == ChangeState.Proposed)) ? RetentionHold.ChangeRequest
                    : db.RetentionOrders.Any(o => o.ApplicationId == a.Id && o.LiftedAt == null) ? RetentionHold.Ordered
                    : db.TaxReports.Any(r => r.ApplicationId == a.Id && r.AnsweredAt >= since)
                        || db.Payments.Any(p => p.ApplicationId == a.Id && p.ResultAt >= since)
                        || db.Revocations.Any(r => r.ApplicationId == a.Id && r.EndedAt >= since)
                        || db.ChangeRequests.Any(r => r.ApplicationId == a.Id && r.EndedAt >= since)
                        || db.RetentionOrders.Any(o => o.ApplicationId == a.Id && o.LiftedAt >= since)
                        || db.Repayments.Any(r => r.ApplicationId == a.Id
                            && db.RepaymentReceipts.Any(x => x.RepaymentId == r.Id && x.RecordedAt >= since)) ? RetentionHold.EndedLately
                    : (RetentionHold?)null,
            };
    }

    /// <summary>保存期間の過ぎた申請, that nothing holds, the oldest first.</summary>
    public static IQueryable<SubsidyApplication> DueRecordsOn(this PortalDbContext db, DateOnly today, int years)
    {
        var before = SubsidyRetention.DueBefore(today, years);
        return db.ConcludedRecords(today).Where(r => r.Application.ConcludedOn < before && r.Hold == null).Select(r => r.Application)
            .OrderBy(a => a.ConcludedOn).ThenBy(a => a.Id);
    }

    /// <summary>未提出のまま保存期間の過ぎた下書き, the oldest first.</summary>
    public static IQueryable<SubsidyApplication> DueDraftsOn(this PortalDbContext db, DateOnly today)
    {
        var before = SubsidyRetention.DueBefore(today, SubsidyRetention.DraftYears);
        var (year, at) = (before.Year, before.StartInJapan());
        return db.SubsidyApplications.Where(a => a.Status == ApplicationStatus.Draft && a.FiscalYear < year && a.SavedAt < at)
            .OrderBy(a => a.FiscalYear).ThenBy(a => a.SavedAt).ThenBy(a => a.Id);
    }
}
