using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>再確認, for the secretariat: what stands against each other and was not asked yet, and what was asked.</summary>
/// <param name="State">waiting, explained, accepted or settled; blank for all that were asked.</param>
/// <param name="Page">Of what was asked: from 1; beyond the end counts as the last page.</param>
public sealed record FindReconfirmations(string? State, int Page) : IRequest<ReconfirmationDesk>;

/// <param name="Unasked">Of answers in force.</param>
/// <param name="Asked">The newest first; at most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">How many were asked, in the state that is looked for.</param>
/// <param name="Page">The page shown, from 1.</param>
public sealed record ReconfirmationDesk(IReadOnlyList<UnaskedConflict> Unasked, IReadOnlyList<AskedConflict> Asked, int Count, int Page)
{
    public int UnaskedInsurers => Unasked.Select(u => u.Conflict.InsurerId).Distinct().Count();

    /// <summary>By it まとめて送る sends nothing that the page has not shown.</summary>
    public string Shown => ConflictKeys.Of(Unasked.Select(u => u.Conflict));
}

/// <param name="SurveyId">In which it was answered.</param>
/// <param name="InsurerName">名称.</param>
/// <param name="Conflict">The two facts.</param>
public sealed record UnaskedConflict(Guid SurveyId, string InsurerName, SurveyConflict Conflict)
{
    public string Key => ConflictKeys.Of(Conflict);
}

/// <param name="InsurerName">名称.</param>
/// <param name="Question">With what was said to it.</param>
/// <param name="Steps">経過, the newest first.</param>
public sealed record AskedConflict(string InsurerName, Reconfirmation Question, IReadOnlyList<NamedStep> Steps);

public sealed class FindReconfirmationsHandler(PortalDbContext db) : IRequestHandler<FindReconfirmations, ReconfirmationDesk>
{
    public async Task<ReconfirmationDesk> Handle(FindReconfirmations request, CancellationToken cancellationToken)
    {
        var book = await db.AnswersInForceAsync(cancellationToken);
        var names = book.Insurers.ToDictionary(i => i.Id, i => i.Name);
        var surveys = book.Answers.ToDictionary(a => a.Answer.InsurerId, a => a.Answer.SurveyId);
        var standing = book.Conflicts;
        var insurers = standing.Select(c => c.InsurerId).Distinct().ToList();
        var asked = await db.Reconfirmations.AsNoTracking().Where(q => insurers.Contains(q.InsurerId)).ToListAsync(cancellationToken);
        var (rows, count, page) = await AskedAsync(StateOf(request.State), request.Page, cancellationToken);
        return new ReconfirmationDesk(
            [.. standing.Except(asked.Select(q => q.Conflict)).Select(c => new UnaskedConflict(surveys[c.InsurerId], names[c.InsurerId], c))],
            [.. rows.Select(q => new AskedConflict(names[q.Question.InsurerId], q.Question, q.Steps))], count, page);
    }

    private static ReconfirmationState? StateOf(string? typed) =>
        Enum.TryParse<ReconfirmationState>(typed, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    private async Task<(IReadOnlyList<QuestionWithSteps> Rows, int Count, int Page)> AskedAsync(
        ReconfirmationState? state, int wanted, CancellationToken cancellationToken)
    {
        var found = db.Reconfirmations.AsNoTracking().Where(q => state == null || q.State == state);
        Task<List<QuestionWithSteps>> PageAsync(int number) => found.OrderByDescending(q => q.AskedAt).ThenBy(q => q.Id)
            .Skip((number - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).WithSteps(db, found).ToListAsync(cancellationToken);

        // The first rows tell how many there are; only beyond the end they have to be counted by themselves.
        var page = ListLimits.PageWithin(wanted, ListLimits.Counted);
        var rows = await PageAsync(page);
        if (rows.Count == 0 && page > 1)
        {
            page = ListLimits.PageWithin(page, await found.CountWithinLimitAsync(cancellationToken));
            rows = await PageAsync(page);
        }

        return (rows, rows.Count == 0 ? 0 : rows[0].Count, page);
    }
}
