using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>1団体の回答と、やりとり, for the secretariat.</summary>
public sealed record FindSurveyInsurer(Guid SurveyId, Guid InsurerId) : IRequest<SurveyInsurer?>;

/// <param name="Survey">Which survey.</param>
/// <param name="Insurer">Which insurer.</param>
/// <param name="Sent">What was sent, the newest first.</param>
/// <param name="Reopenings">変更の申し出, the newest first.</param>
/// <param name="IsNewest">No later survey has begun: the insurer can reach this one.</param>
/// <param name="Today">In Japan.</param>
public sealed record SurveyInsurer(
    ReadinessSurvey Survey, Insurer Insurer, IReadOnlyList<SentAnswer> Sent, IReadOnlyList<SurveyReopening> Reopenings, bool IsNewest, DateOnly Today)
{
    public SurveyReopening? Waiting => Reopenings.FirstOrDefault(r => r.State == SurveyReopeningState.Waiting);

    /// <summary>The last day of a reopening that runs; null otherwise.</summary>
    public DateOnly? Until => Reopenings.Where(r => r.IsOpenOn(Today)).Max(r => r.Until);

    public bool IsOver => Today > Survey.ClosesOn;

    /// <summary>What waits is replied to in any case; by itself the secretariat reopens only what the insurer can reach.</summary>
    public bool MayReply => Insurer.HasInsurerFunction && (Waiting is not null || (IsOver && Until is null && IsNewest));
}

public sealed class FindSurveyInsurerHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<FindSurveyInsurer, SurveyInsurer?>
{
    public async Task<SurveyInsurer?> Handle(FindSurveyInsurer request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        var found = await (
            from s in db.ReadinessSurveys.AsNoTracking()
            from i in db.Insurers.AsNoTracking()
            where s.Id == request.SurveyId && i.Id == request.InsurerId
            select new { Survey = s, Insurer = i, IsNewest = !db.ReadinessSurveys.Any(x => x.OpensOn > s.OpensOn && x.OpensOn <= today) }).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new SurveyInsurer(
                found.Survey, found.Insurer,
                await db.SentAnswersAsync(request.SurveyId, request.InsurerId, cancellationToken),
                await db.SurveyReopenings.AsNoTracking().Where(r => r.SurveyId == request.SurveyId && r.InsurerId == request.InsurerId)
                    .OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).ToListAsync(cancellationToken),
                found.IsNewest, today);
    }
}
