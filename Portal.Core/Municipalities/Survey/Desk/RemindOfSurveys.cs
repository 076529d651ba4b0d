using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>アンケートの締切の7日前から、まだの団体に知らせる, once, from eight in the morning.</summary>
public sealed record RemindOfSurveys : IRequest<bool>
{
    public const int DaysBefore = 7;
    public const int FromHour = 8;
}

public sealed class RemindOfSurveysHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<RemindOfSurveys, bool>
{
    public async Task<bool> Handle(RemindOfSurveys request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now.InJapan().Hour < RemindOfSurveys.FromHour)
        {
            return false;
        }

        var (today, soon) = (now.DayInJapan(), now.DayInJapan().AddDays(RemindOfSurveys.DaysBefore));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var survey = (await db.ReadinessSurveys.FromSql($"""
            SELECT *, xmin FROM readiness_surveys WHERE reminded_at IS NULL AND opens_on < {today} AND closes_on BETWEEN {today} AND {soon}
            ORDER BY closes_on, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (survey is null)
        {
            return false;
        }

        survey.NoteReminder(now);
        var told = await db.RemindMissingAsync(survey, "", byId: null, now, cancellationToken);
        db.Add(AuditEvent.ByWorker(now, "SurveyReminded", nameof(ReadinessSurvey), survey.Id, insurerId: null, new { Count = told }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
