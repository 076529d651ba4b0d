using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>回答できるか, of one insurer on one day.</summary>
public enum SurveyStanding
{
    /// <summary>受付前.</summary>
    Planned,

    /// <summary>受付中.</summary>
    Open,

    /// <summary>締切の後、事務局が受け付けている.</summary>
    Reopened,

    /// <summary>再確認の回答を待っている: what is asked again may be corrected.</summary>
    Asked,

    /// <summary>締切.</summary>
    Closed,
}

/// <summary>The insurer's own survey: the newest that has begun, or the next one.</summary>
/// <param name="Survey">Which.</param>
/// <param name="Insurer">Whose.</param>
/// <param name="Sheet">What is typed; null before.</param>
/// <param name="Answer">What was sent; null before.</param>
/// <param name="Until">The last day of a reopening; null without one that runs.</param>
/// <param name="Questions">再確認 that wait for this insurer.</param>
/// <param name="Today">In Japan.</param>
public sealed record OwnSurvey(
    ReadinessSurvey Survey, Insurer Insurer, SurveySheet? Sheet, SurveyAnswer? Answer, DateOnly? Until, int Questions, DateOnly Today)
{
    public bool IsUnion => Insurer.Kind != InsurerKind.Municipality;

    /// <summary>A union for the review board alone is not asked: its members are.</summary>
    public bool IsAsked => Insurer.HasInsurerFunction;

    public SurveyStanding Standing =>
        Today < Survey.OpensOn ? SurveyStanding.Planned
        : Survey.IsOpenOn(Today) ? SurveyStanding.Open
        : Until is not null ? SurveyStanding.Reopened
        : Questions > 0 ? SurveyStanding.Asked
        : SurveyStanding.Closed;

    /// <summary>The last day on which it may be changed without asking; null where none is set.</summary>
    public DateOnly? MayChangeUntil => Survey.IsOpenOn(Today) ? Survey.ClosesOn : Until;

    public bool MayAnswer => IsAsked && Standing is SurveyStanding.Open or SurveyStanding.Reopened or SurveyStanding.Asked;
}

internal static class OwnSurveys
{
    /// <summary>Null while there is no survey at all.</summary>
    public static Task<OwnSurvey?> OwnSurveyAsync(
        this PortalDbContext db, ICurrentUser user, DateOnly today, CancellationToken cancellationToken)
    {
        var waiting = db.Reconfirmations.Where(r => r.InsurerId == user.InsurerId && r.State == ReconfirmationState.Waiting);
        return (
            from s in db.ReadinessSurveys.AsNoTracking()
            from i in db.Insurers.AsNoTracking().Where(i => i.Id == user.InsurerId)
            from sheet in db.SurveySheets.AsNoTracking().Where(x => x.SurveyId == s.Id && x.InsurerId == i.Id).DefaultIfEmpty()
            from a in db.SurveyAnswers.AsNoTracking().Where(x => x.SurveyId == s.Id && x.InsurerId == i.Id).DefaultIfEmpty()
            orderby s.OpensOn <= today descending, s.OpensOn > today ? s.OpensOn : today, s.OpensOn descending, s.Id
            select new OwnSurvey(
                s, i, sheet, a,
                db.SurveyReopenings.Where(r => r.SurveyId == s.Id && r.InsurerId == i.Id && r.Until >= today).Max(r => r.Until),
                waiting.Count(), today)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The 回答票, made where there is none, and held until the transaction is over: two clerks take turns.</summary>
    public static async Task<SurveySheet> HoldSheetAsync(
        this PortalDbContext db, Guid surveyId, Guid insurerId, CancellationToken cancellationToken)
    {
        var blank = JsonSerializer.Serialize(SurveyForm.Blank);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO survey_sheets (survey_id, insurer_id, form) VALUES ({surveyId}, {insurerId}, {blank}::jsonb) ON CONFLICT DO NOTHING
            """, cancellationToken);
        return (await db.SurveySheets.FromSql($"SELECT * FROM survey_sheets WHERE survey_id = {surveyId} AND insurer_id = {insurerId} FOR UPDATE")
            .ToListAsync(cancellationToken)).Single();
    }
}
