using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>止まった通知書をもう一度印刷する: once a font was added, or what printed them works again.</summary>
/// <param name="RunId">The run in which they stopped.</param>
public sealed record RetryStoppedLetters(Guid RunId) : IRequest<Result>;

public sealed class RetryStoppedLettersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RetryStoppedLetters, Result>
{
    public async Task<Result> Handle(RetryStoppedLetters request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var count = await db.DecisionLetters.Where(l => l.RunId == request.RunId && l.Status == LetterStatus.Stopped).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Status, LetterStatus.Waiting).SetProperty(l => l.Problem, (LetterProblem?)null)
                .SetProperty(l => l.Lacking, "").SetProperty(l => l.Attempts, 0).SetProperty(l => l.LeasedUntil, (DateTimeOffset?)null),
            cancellationToken);
        if (count == 0)
        {
            return LetterErrors.NothingStopped;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "StoppedLettersRetried", nameof(LetterRun), request.RunId, details: new { Count = count }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
