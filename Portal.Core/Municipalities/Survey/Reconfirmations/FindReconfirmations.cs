using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>再確認, for the secretariat: what stands against each other and was not asked yet, and what was asked.</summary>
/// <param name="State">waiting, explained or settled; blank for all that were asked.</param>
/// <param name="Page">Of what was asked: from 1; beyond the end counts as the last page.</param>
public sealed record FindReconfirmations(string? State, int Page) : IRequest<ReconfirmationDesk>;

/// <param name="Unasked">Of answers in force.</param>
/// <param name="Asked">The newest first; at most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">How many were asked, in the state that is looked for.</param>
/// <param name="Page">The page shown, from 1.</param>
public sealed record ReconfirmationDesk(IReadOnlyList<UnaskedConflict> Unasked, IReadOnlyList<AskedConflict> Asked, int Count, int Page);

/// <param name="SurveyId">In which it was answered.</param>
/// <param name="InsurerName">名称.</param>
/// <param name="Conflict">The two facts.</param>
public sealed record UnaskedConflict(Guid SurveyId, string InsurerName, SurveyConflict Conflict)
{
    public string Key => ConflictKeys.Of(Conflict);
}

/// <param name="InsurerName">名称.</param>
/// <param name="Question">With what was said to it.</param>
/// <param name="By">Who explained; null where nobody has.</param>
public sealed record AskedConflict(string InsurerName, Reconfirmation Question, string? By);

public sealed class FindReconfirmationsHandler(PortalDbContext db) : IRequestHandler<FindReconfirmations, ReconfirmationDesk>
{
    public async Task<ReconfirmationDesk> Handle(FindReconfirmations request, CancellationToken cancellationToken)
    {
        var book = await db.AnswersInForceAsync(cancellationToken);
        var names = book.Insurers.ToDictionary(i => i.Id, i => i.Name);
        var surveys = book.Answers.ToDictionary(a => a.Answer.InsurerId, a => a.Answer.SurveyId);
        var all = await (
            from q in db.Reconfirmations.AsNoTracking()
            join u in db.Users on q.ExplainedById equals u.Id into people
            from u in people.DefaultIfEmpty()
            orderby q.AskedAt descending, q.Id
            select new { Question = q, By = (string?)u.DisplayName }).ToListAsync(cancellationToken);
        var asked = all.Select(x => new SurveyConflict(x.Question.InsurerId, x.Question.Reason, x.Question.First, x.Question.Second)).ToHashSet();
        var found = all.Where(x => request.State switch
        {
            "waiting" => x.Question.State == ReconfirmationState.Waiting,
            "explained" => x.Question.State == ReconfirmationState.Explained,
            "settled" => x.Question.State == ReconfirmationState.Settled,
            _ => true,
        }).ToList();
        var page = ListLimits.PageWithin(request.Page, found.Count);
        return new ReconfirmationDesk(
            [.. book.Conflicts.Where(c => !asked.Contains(c)).Select(c => new UnaskedConflict(surveys[c.InsurerId], names[c.InsurerId], c))],
            [.. found.Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
                .Select(x => new AskedConflict(names[x.Question.InsurerId], x.Question, x.By))],
            found.Count, page);
    }
}
