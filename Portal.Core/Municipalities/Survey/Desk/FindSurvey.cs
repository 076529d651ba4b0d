using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>アンケート, for the secretariat: how many have answered where, and who waits for a reply.</summary>
public sealed record FindSurvey(Guid Id) : IRequest<SurveyDetails?>;

/// <param name="Survey">Which.</param>
/// <param name="Version">For the form: what was looked at.</param>
/// <param name="Prefectures">In their order; only those with somebody who is asked.</param>
/// <param name="Waiting">変更の申し出 that wait for a reply, the oldest first.</param>
/// <param name="Today">In Japan.</param>
public sealed record SurveyDetails(
    ReadinessSurvey Survey, uint Version, IReadOnlyList<SurveyPrefecture> Prefectures, IReadOnlyList<WaitingChange> Waiting, DateOnly Today)
{
    public int Asked => Prefectures.Sum(p => p.Asked);

    public int Answered => Prefectures.Sum(p => p.Answered);

    public int Missing => Asked - Answered;

    public bool IsOpen => Survey.IsOpenOn(Today);
}

/// <param name="Code">Two digits (JIS X 0401).</param>
/// <param name="Name">都道府県.</param>
public sealed record SurveyPrefecture(string Code, string Name, int Asked, int Answered)
{
    public string RateText => SurveyRate.Of(Answered, Asked);
}

/// <param name="InsurerName">名称.</param>
public sealed record WaitingChange(Guid InsurerId, string InsurerName, DateTimeOffset AskedAt);

/// <summary>回答率.</summary>
public static class SurveyRate
{
    /// <summary>99.5％; ― where nobody is asked. All is never said while one is missing.</summary>
    public static string Of(int answered, int asked) =>
        asked == 0 ? "―" : answered == asked ? "100％" : $"{Math.Min(99.9m, Math.Floor(1000m * answered / asked) / 10):0.0}％";
}

public sealed class FindSurveyHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<FindSurvey, SurveyDetails?>
{
    public async Task<SurveyDetails?> Handle(FindSurvey request, CancellationToken cancellationToken)
    {
        var found = await db.ReadinessSurveys.AsNoTracking().Where(s => s.Id == request.Id)
            .Select(s => new { Survey = s, Version = EF.Property<uint>(s, RowVersions.Property) }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var figures = await db.Insurers.Where(i => i.HasInsurerFunction)
            .GroupBy(i => i.InsurerNumber.Substring(0, 2))
            .Select(g => new
            {
                Code = g.Key,
                Asked = g.Count(),
                Answered = g.Count(i => db.SurveyAnswers.Any(a => a.SurveyId == request.Id && a.InsurerId == i.Id)),
            })
            .ToDictionaryAsync(x => x.Code, cancellationToken);
        var waiting = await (
            from r in db.SurveyReopenings
            join i in db.Insurers on r.InsurerId equals i.Id
            where r.SurveyId == request.Id && r.State == SurveyReopeningState.Waiting
            orderby r.AskedAt, r.Id
            select new WaitingChange(i.Id, i.Name, r.AskedAt)).ToListAsync(cancellationToken);
        return new SurveyDetails(
            found.Survey, found.Version,
            [.. Prefectures.All.Where(p => figures.ContainsKey(p.Code)).Select(p => new SurveyPrefecture(p.Code, p.Name, figures[p.Code].Asked, figures[p.Code].Answered))],
            waiting, clock.TodayInJapan());
    }
}
