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
        // いま有効な回答: a survey that opened since does not take back what was answered before.
        var answered = from a in db.SurveyAnswers join v in db.ReadinessSurveys on a.SurveyId equals v.Id select new { Answer = a, v.OpensOn };
        // Joined to sums of whole tables rather than asked row by row: for all insurers that is ten times as quick, and for one the database narrows the sums.
        var administrators = db.Users.Where(u => u.Role == AccountRole.InsurerAdministrator && u.InsurerId != null)
            .GroupBy(u => u.InsurerId!.Value).Select(g => new { InsurerId = g.Key, SignedInAt = g.Max(u => u.LastSignedInAt) });
        var addresses = db.NotificationAddresses.Where(n => n.ConfirmedAt != null).GroupBy(n => n.InsurerId).Select(g => new
        {
            InsurerId = g.Key,
            Results = g.Count(n => n.Kind == NoticeKind.ProcessingResult),
            Viewings = g.Count(n => n.Kind == NoticeKind.ViewingStatus),
        });
        var contacts = db.ContactPersons.GroupBy(c => c.InsurerId).Select(g => new { InsurerId = g.Key, Count = g.Count() });
        var keys = db.AuthenticationKeys.Where(k => k.RevokedAt == null).GroupBy(k => k.InsurerId).Select(g => new { InsurerId = g.Key, Count = g.Count() });
        return
            from i in insurers.AsNoTracking()
            from s in db.InsurerSchedules.Where(s => s.InsurerId == i.Id).DefaultIfEmpty()
            from sent in db.SurveyAnswers.Where(a => a.InsurerId == i.Id && a.SurveyId == newest.Select(n => n.Id).FirstOrDefault()).DefaultIfEmpty()
            from a in answered.Where(x => x.Answer.InsurerId == i.Id).OrderByDescending(x => x.OpensOn).ThenByDescending(x => x.Answer.SurveyId).Take(1)
                .Select(x => x.Answer).DefaultIfEmpty()
            from u in administrators.Where(u => u.InsurerId == i.Id).DefaultIfEmpty()
            from n in addresses.Where(n => n.InsurerId == i.Id).DefaultIfEmpty()
            from c in contacts.Where(c => c.InsurerId == i.Id).DefaultIfEmpty()
            from k in keys.Where(k => k.InsurerId == i.Id).DefaultIfEmpty()
            select new OnboardingFacts
            {
                InsurerId = i.Id,
                InsurerNumber = i.InsurerNumber,
                Name = i.Name,
                Kind = i.Kind,
                HasInsurerFunction = i.HasInsurerFunction,
                Members = i.Members.ToList(),
                SurveyClosesOn = newest.Select(n => (DateOnly?)n.ClosesOn).FirstOrDefault(),
                AnsweredAt = sent == null ? null : sent.SubmittedAt,
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
                SignedInAt = u.SignedInAt,
                HasResultAddress = ((int?)n.Results ?? 0) > 0,
                HasViewingAddress = ((int?)n.Viewings ?? 0) > 0,
                Contacts = (int?)c.Count ?? 0,
                Keys = (int?)k.Count ?? 0,
                Reported = db.TaskReports.Where(r => r.InsurerId == i.Id).Select(r => new ReportedTask(r.Task, r.State, r.DoneOn)).ToList(),
            };
    }
}
