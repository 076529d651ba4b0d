using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

internal static class SurveyReminding
{
    /// <summary>回答のお願い to who has not answered, was not told since Japan's midnight, and has somebody to be written to.</summary>
    /// <param name="db">Within a transaction that holds the survey.</param>
    /// <param name="survey">Which.</param>
    /// <param name="prefecture">Two digits; empty for all.</param>
    /// <param name="byId">Null for the worker.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>How many insurers are told.</returns>
    public static async Task<int> RemindMissingAsync(
        this PortalDbContext db, ReadinessSurvey survey, string prefecture, Guid? byId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.DayInJapan().StartInJapan();
        var missing = db.MissingIn(survey.Id).Where(i => i.InsurerNumber.StartsWith(prefecture)
            && !db.SurveyReminders.Any(r => r.SurveyId == survey.Id && r.InsurerId == i.Id && r.At >= since));
        var people = await db.AdministratorsOfAsync(missing.Select(i => i.Id), cancellationToken);
        var told = 0;
        foreach (var insurer in await missing.Select(i => new { i.Id, i.Name, i.InsurerNumber }).OrderBy(i => i.InsurerNumber).ToListAsync(cancellationToken))
        {
            var emails = InsurerAddresses.Distinct(people[insurer.Id], "");
            foreach (var email in emails)
            {
                db.Add(OutgoingMail.Compose(email, new SurveyReminderMail(survey.Title, insurer.Name, survey.ClosesOn), now, survey.Id));
            }

            if (emails.Count > 0)
            {
                told++;
                db.Add(new SurveyReminder { SurveyId = survey.Id, InsurerId = insurer.Id, At = now, SentById = byId });
            }
        }

        return told;
    }
}
