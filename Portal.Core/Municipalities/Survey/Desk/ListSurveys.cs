using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>アンケートの一覧, the newest first. There are a few of them.</summary>
public sealed record ListSurveys : IRequest<IReadOnlyList<SurveyRow>>;

/// <param name="Answered">回答した団体.</param>
/// <param name="Asked">対象の団体, as they are now.</param>
/// <param name="Waiting">変更の申し出 that wait for a reply.</param>
public sealed record SurveyRow(ReadinessSurvey Survey, int Answered, int Asked, int Waiting);

public sealed class ListSurveysHandler(PortalDbContext db) : IRequestHandler<ListSurveys, IReadOnlyList<SurveyRow>>
{
    public async Task<IReadOnlyList<SurveyRow>> Handle(ListSurveys request, CancellationToken cancellationToken) =>
        await db.ReadinessSurveys.AsNoTracking().OrderByDescending(s => s.OpensOn).ThenByDescending(s => s.Id)
            .Select(s => new SurveyRow(
                s, db.SurveyAnswers.Count(a => a.SurveyId == s.Id && db.Insurers.Any(i => i.Id == a.InsurerId && i.HasInsurerFunction)),
                db.Insurers.Count(i => i.HasInsurerFunction),
                db.SurveyReopenings.Count(r => r.SurveyId == s.Id && r.State == SurveyReopeningState.Waiting)))
            .ToListAsync(cancellationToken);
}
