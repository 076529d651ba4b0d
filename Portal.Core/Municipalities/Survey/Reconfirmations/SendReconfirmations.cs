using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>再確認を送る: what stands against each other becomes a question, with one mail to each insurer. Nothing is asked twice for the same facts.</summary>
/// <param name="Keys">Those chosen, as the page named them.</param>
/// <param name="Shown">まとめて送る: <see cref="ConflictKeys.Of(IEnumerable{SurveyConflict})"/> of all that the page showed; null to send the keys.</param>
public sealed record SendReconfirmations(IReadOnlyCollection<string> Keys, string? Shown = null) : IRequest<Result<int>>;

public sealed class SendReconfirmationsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SendReconfirmations, Result<int>>
{
    public async Task<Result<int>> Handle(SendReconfirmations request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var book = await db.SettleReconfirmationsAsync(now, cancellationToken);
        var answers = book.Answers.ToDictionary(a => a.Answer.InsurerId, a => a.Answer);
        var asked = db.Reconfirmations.Local.Select(q => q.Conflict).ToHashSet();
        var unasked = book.Conflicts.Where(c => !asked.Contains(c)).ToList();
        var isStale = request.Shown is not null && unasked.Count > 0 && ConflictKeys.Of(unasked) != request.Shown;
        var chosen = isStale ? [] : unasked.Where(c => request.Shown is not null || request.Keys.Contains(ConflictKeys.Of(c)))
            .Select(c => Reconfirmation.Ask(c, answers[c.InsurerId].SurveyId, user.AccountId!.Value, now)).ToList();
        db.AddRange(chosen);
        await db.TellOfQuestionsAsync(book, chosen, now, cancellationToken);
        foreach (var own in chosen.GroupBy(q => q.InsurerId))
        {
            db.Add(AuditEvent.By(
                user, now, "ReconfirmationSent", nameof(ReadinessSurvey), own.First().SurveyId, own.Key, new { Count = own.Count() }));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return chosen.Count > 0 ? chosen.Count : isStale ? ReconfirmationErrors.ListChanged : ReconfirmationErrors.NothingToSend;
    }
}

/// <summary>What a form calls a conflict: by its facts, so that one that has become another is not sent.</summary>
public static class ConflictKeys
{
    public static string Of(SurveyConflict conflict) => SurveyForm.MarkOf(conflict);

    /// <summary>Of all that a page showed.</summary>
    public static string Of(IEnumerable<SurveyConflict> conflicts) => SurveyForm.MarkOf(conflicts.ToList());
}
