using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>再確認の経過, with who did it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Words">説明, as it was said then; empty for none.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Null for what happened by itself.</param>
public sealed record NamedStep(ReconfirmationStepKind Kind, string Words, DateTimeOffset At, string? By);

/// <param name="Question">As it stands.</param>
/// <param name="Steps">経過, the newest first.</param>
/// <param name="Count">Of all that are looked for, up to one more than <see cref="ListLimits.Counted"/>.</param>
internal sealed record QuestionWithSteps(Reconfirmation Question, IReadOnlyList<NamedStep> Steps, int Count);

internal static class ReconfirmationSteps
{
    /// <summary>In one query, in the order of the questions.</summary>
    /// <param name="questions">Those of a page.</param>
    /// <param name="db">Read only.</param>
    /// <param name="counted">All that are looked for.</param>
    public static IQueryable<QuestionWithSteps> WithSteps(
        this IQueryable<Reconfirmation> questions, PortalDbContext db, IQueryable<Reconfirmation> counted) =>
        questions.Select(q => new QuestionWithSteps(q, (
            from s in db.ReconfirmationSteps
            join u in db.Users on s.ById equals u.Id into people
            from u in people.DefaultIfEmpty()
            where s.ReconfirmationId == q.Id
            orderby s.At descending, s.Id descending
            select new NamedStep(s.Kind, s.Words, s.At, (string?)u.DisplayName)).ToList(),
            counted.OrderBy(_ => 1).Take(ListLimits.Counted + 1).Count()));
}
