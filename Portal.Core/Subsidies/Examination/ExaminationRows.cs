using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>The queue's rows, as the list and its CSV show them.</summary>
internal static class ExaminationRows
{
    /// <summary>What has waited longest comes first.</summary>
    public static IQueryable<SubsidyApplication> LongestFirst(this IQueryable<SubsidyApplication> applications) =>
        applications.OrderBy(a => a.ReceivedAt).ThenBy(a => a.Id);

    public static IQueryable<ExaminationRow> ToRows(this IQueryable<SubsidyApplication> applications, PortalDbContext db) =>
        from a in applications
        join o in db.Offices on a.OfficeId equals o.Id
        join e in db.Examinations on a.Id equals e.ApplicationId into examinations
        from e in examinations.DefaultIfEmpty()
        orderby a.ReceivedAt, a.Id
        select new ExaminationRow(
            a.Id, a.ReceiptNumber!, o.Name, o.Number, a.Kind, a.FiscalYear, a.AmountYen!.Value, a.GrantedYen, a.Status, a.ReceivedAt!.Value,
            db.Users.Where(u => u.Id == e.ExaminerId).Select(u => u.DisplayName).FirstOrDefault(),
            a.Status == ApplicationStatus.UnderReview && e.Proposal != null,
            a.Status == ApplicationStatus.UnderReview && db.ScheduledDecisions.Any(d => d.ApplicationId == a.Id && d.EndedAt == null),
            a.Status == ApplicationStatus.UnderReview && e.Proposal == null && e.SentBackReason == null
                && db.ReturnsForCorrection.Where(r => r.ApplicationId == a.Id).OrderByDescending(r => r.Round).Select(r => r.Outcome).FirstOrDefault()
                    == ReturnOutcome.Resubmitted,
            db.Revocations.Any(r => r.ApplicationId == a.Id && r.State == RevocationState.Proposed),
            db.OpenChanges().Any(r => r.ApplicationId == a.Id));
}
