using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>回答の一覧, side by side.</summary>
/// <param name="SurveyId">Which survey.</param>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListSurveyAnswers(Guid SurveyId, SurveyAnswerFilter Filter, int Page) : IRequest<SurveyAnswerList?>;

/// <param name="Title">アンケートの名称.</param>
/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Vendors">To choose from.</param>
public sealed record SurveyAnswerList(string Title, IReadOnlyList<SurveyAnswerRow> Rows, int Count, int Page, IReadOnlyList<SurveyVendor> Vendors);

public sealed class ListSurveyAnswersHandler(PortalDbContext db) : IRequestHandler<ListSurveyAnswers, SurveyAnswerList?>
{
    public async Task<SurveyAnswerList?> Handle(ListSurveyAnswers request, CancellationToken cancellationToken)
    {
        var found = request.Filter.Apply(db, request.SurveyId);
        var survey = await db.ReadinessSurveys.Where(s => s.Id == request.SurveyId).Select(s => s.Title).SingleOrDefaultAsync(cancellationToken);
        if (survey is null)
        {
            return null;
        }

        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await found.Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        var vendors = await db.SystemVendors.OrderBy(v => v.NameKey).ThenBy(v => v.Id).Select(v => new SurveyVendor(v.Id, v.Name, null)).ToListAsync(cancellationToken);
        return new SurveyAnswerList(survey, rows, count, page, vendors);
    }
}
