using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.Municipalities;

/// <summary>締切の後の変更の申し出への返事, however it comes about.</summary>
internal static class SurveyReopeningReplies
{
    /// <summary>Inside a transaction: whoever replies, and whoever moves the survey's days, take turns.</summary>
    public static Task TakeReopeningTurnAsync(this PortalDbContext db, Guid surveyId, CancellationToken cancellationToken)
    {
        var turn = $"survey_reopenings {surveyId}";
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({turn}))", cancellationToken);
    }

    public static async Task TellOfReplyAsync(
        this PortalDbContext db, ICurrentUser user, ReadinessSurvey survey, Insurer insurer, SurveyReopening reopening, DateTimeOffset now,
        CancellationToken cancellationToken, string? act = null)
    {
        var contact = await db.SurveyAnswers.Where(a => a.SurveyId == survey.Id && a.InsurerId == insurer.Id)
            .Select(a => a.ContactEmail).SingleOrDefaultAsync(cancellationToken);
        var mail = new SurveyChangeRepliedMail(survey.Title, insurer.Name, reopening.Until);
        foreach (var email in await db.AddressesOfInsurerAsync(insurer.Id, reopening.AskedById, contact ?? "", cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, mail, now, survey.Id));
        }

        db.Add(AuditEvent.By(
            user, now, act ?? (reopening.Until is null ? "SurveyChangeRefused" : "SurveyReopened"), nameof(ReadinessSurvey), survey.Id, insurer.Id,
            reopening.Until is { } day ? new { Until = day } : null));
    }

    /// <summary>The survey is open again: who waited for a reply may answer like everybody else, and is told so.</summary>
    public static async Task GrantWaitingAsync(
        this PortalDbContext db, ICurrentUser user, ReadinessSurvey survey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var waiting in await db.SurveyReopenings
            .Where(r => r.SurveyId == survey.Id && r.State == SurveyReopeningState.Waiting).ToListAsync(cancellationToken))
        {
            waiting.Answer(survey.ClosesOn, "", user.AccountId!.Value, now);
            var insurer = await db.Insurers.AsNoTracking().SingleAsync(i => i.Id == waiting.InsurerId, cancellationToken);
            await db.TellOfReplyAsync(user, survey, insurer, waiting, now, cancellationToken);
        }
    }
}
