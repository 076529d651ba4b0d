using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>説明を受け入れる: the question is over although the two facts still stand against each other.</summary>
/// <param name="Id">The question.</param>
/// <param name="Mark">Of the words that the page showed: what was written anew in between is not accepted unread.</param>
public sealed record AcceptExplanation(Guid Id, string? Mark) : IRequest<Result>;

public sealed class AcceptExplanationHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AcceptExplanation, Result>
{
    public async Task<Result> Handle(AcceptExplanation request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var question = (await db.Reconfirmations.FromSql($"SELECT * FROM reconfirmations WHERE id = {request.Id} FOR UPDATE")
            .ToListAsync(cancellationToken)).SingleOrDefault();
        if (question is null || SurveyForm.MarkOf(question.Words) != request.Mark)
        {
            return question is null ? ReconfirmationErrors.NotFound : ReconfirmationErrors.NothingToAccept;
        }

        if (question.State != ReconfirmationState.Explained)
        {
            return question.State == ReconfirmationState.Accepted ? Result.Done : ReconfirmationErrors.NothingToAccept;
        }

        var now = clock.GetUtcNow();
        question.Accept(user.AccountId!.Value, now);
        db.Add(AuditEvent.By(user, now, "ReconfirmationAccepted", nameof(ReadinessSurvey), question.SurveyId, question.InsurerId));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
