using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>再確認に、回答のとおりでよい理由を答える. It may be said anew while the question is not settled.</summary>
/// <param name="Id">The question.</param>
/// <param name="Words">理由.</param>
public sealed record ExplainAnswer(Guid Id, string? Words) : IRequest<Result>;

public sealed class ExplainAnswerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ExplainAnswer, Result>
{
    public async Task<Result> Handle(ExplainAnswer request, CancellationToken cancellationToken)
    {
        var words = JapaneseNfc.Normalise(request.Words ?? "").ReplaceLineEndings("\n").Trim();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var question = (await db.Reconfirmations
            .FromSql($"SELECT * FROM reconfirmations WHERE id = {request.Id} AND insurer_id = {user.InsurerId} FOR UPDATE")
            .ToListAsync(cancellationToken)).SingleOrDefault();
        if (question is null)
        {
            return ReconfirmationErrors.NotFound;
        }

        if (ProblemOf(words) is { } problem)
        {
            return problem;
        }

        if (question.IsOver || question.Words == words)
        {
            return question.Words == words ? Result.Done : ReconfirmationErrors.Settled;
        }

        var now = clock.GetUtcNow();
        question.Explain(words, user.AccountId!.Value, now);
        db.Add(AuditEvent.By(user, now, "ReconfirmationExplained", nameof(ReadinessSurvey), question.SurveyId));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private static Error? ProblemOf(string words) =>
        words.Length == 0 ? ReconfirmationErrors.WordsMissing
        : words.Length > Reconfirmation.WordsMaxLength ? ReconfirmationErrors.WordsTooLong
        : HiddenCharacters.AreInLines(words) ? ReconfirmationErrors.WordsHidden
        : null;
}
