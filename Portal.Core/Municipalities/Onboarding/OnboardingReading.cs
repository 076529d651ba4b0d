using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.ReviewBoard;

namespace Portal.Core.Municipalities;

/// <summary>Reads the facts of one insurer or of all in one query.</summary>
internal static class OnboardingReading
{
    public static IQueryable<OnboardingFacts> OnboardingOf(this PortalDbContext db, IQueryable<Insurer> insurers, DateOnly today)
    {
        var newest = db.ReadinessSurveys.Where(s => s.OpensOn <= today).OrderByDescending(s => s.ClosesOn).ThenByDescending(s => s.Id).Take(1);
        return
            from i in insurers.AsNoTracking()
            from s in db.InsurerSchedules.Where(s => s.InsurerId == i.Id).DefaultIfEmpty()
            from a in db.SurveyAnswers.Where(a => a.InsurerId == i.Id && newest.Any(n => n.Id == a.SurveyId)).DefaultIfEmpty()
            select new OnboardingFacts
            {
                InsurerId = i.Id,
                InsurerNumber = i.InsurerNumber,
                Name = i.Name,
                Kind = i.Kind,
                HasInsurerFunction = i.HasInsurerFunction,
                Members = i.Members.ToList(),
                SurveyClosesOn = newest.Select(n => (DateOnly?)n.ClosesOn).FirstOrDefault(),
                AnsweredAt = a == null ? null : a.SubmittedAt,
                Method = a == null ? null : a.Method,
                ConnectingBody = a == null ? null : a.ConnectingBody,
                PackageName = a == null ? null : a.PackageName,
                StandardisedOn = a == null ? null : a.StandardisedOn,
                Schedule = s == null ? null : s.Status,
                SetupStartsOn = s == null ? null : s.Setup.StartsOn,
                SetupCompletesOn = s == null ? null : s.Setup.CompletesOn,
                AgreedStartOn = s == null ? null : s.AgreedStartOn,
                PublicStartOn = s == null ? null : s.PublicStartOn,
                CompletedOn = s == null ? null : s.CompletedOn,
                SignedInAt = db.Users.Where(u => u.InsurerId == i.Id && u.Role == AccountRole.InsurerAdministrator).Max(u => u.LastSignedInAt),
                HasResultAddress = db.NotificationAddresses.Any(
                    n => n.InsurerId == i.Id && n.Kind == NoticeKind.ProcessingResult && n.ConfirmedAt != null),
                HasViewingAddress = db.NotificationAddresses.Any(
                    n => n.InsurerId == i.Id && n.Kind == NoticeKind.ViewingStatus && n.ConfirmedAt != null),
                Contacts = db.ContactPersons.Count(c => c.InsurerId == i.Id),
                Keys = db.AuthenticationKeys.Count(k => k.InsurerId == i.Id && k.RevokedAt == null),
                Reported = db.TaskReports.Where(r => r.InsurerId == i.Id).Select(r => new ReportedTask(r.Task, r.State, r.DoneOn)).ToList(),
            };
    }
}
