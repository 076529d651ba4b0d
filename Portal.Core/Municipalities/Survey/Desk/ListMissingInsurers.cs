using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>まだ回答していない団体の一覧.</summary>
/// <param name="SurveyId">Which survey.</param>
/// <param name="Prefecture">Two digits; null for all.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListMissingInsurers(Guid SurveyId, string? Prefecture, int Page) : IRequest<MissingList?>;

/// <param name="Survey">Which.</param>
/// <param name="IsOpen">They may be reminded.</param>
public sealed record MissingList(ReadinessSurvey Survey, bool IsOpen, IReadOnlyList<MissingInsurer> Rows, int Count, int Page);

public sealed class ListMissingInsurersHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ListMissingInsurers, MissingList?>
{
    public async Task<MissingList?> Handle(ListMissingInsurers request, CancellationToken cancellationToken)
    {
        var survey = await db.ReadinessSurveys.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.SurveyId, cancellationToken);
        if (survey is null)
        {
            return null;
        }

        var prefecture = request.Prefecture ?? "";
        var found = db.MissingIn(request.SurveyId).Where(i => i.InsurerNumber.StartsWith(prefecture));
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await found.ToMissing(db, request.SurveyId)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        return new MissingList(survey, survey.IsOpenOn(clock.TodayInJapan()), rows, count, page);
    }
}
