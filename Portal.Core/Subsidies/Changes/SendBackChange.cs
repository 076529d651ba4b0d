using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>答えの案を差し戻す, to who proposed it: by a second person, or by that person, who has seen a mistake.</summary>
/// <param name="Id">The request.</param>
/// <param name="Version">Of the request that the form showed.</param>
/// <param name="SendBackReason">For the colleague; the office never sees it.</param>
public sealed record SendBackChange(Guid Id, uint Version, string? SendBackReason) : IRequest<Result>;

public sealed class SendBackChangeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SendBackChange, Result>
{
    public async Task<Result> Handle(SendBackChange request, CancellationToken cancellationToken)
    {
        var reason = ChangeAnswers.TextOf(request.SendBackReason);
        if (ChangeAnswers.ProblemOf(
            reason, ChangeRequest.WordsMaxLength, ChangeErrors.SendBackReasonMissing, ChangeErrors.SendBackReasonTooLong,
            ChangeErrors.SendBackReasonHidden) is { } problem)
        {
            return problem;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldChangeAndApplicationAsync(request.Id, cancellationToken) is not { } held)
        {
            return ChangeErrors.NotFound;
        }

        // The first of two clicks has sent it back.
        if (held.Request.State == ChangeState.Requested && held.Request.SentBackReason == reason)
        {
            return Result.Done;
        }

        if (held.Request.State == ChangeState.Proposed && !db.IsVersion(held.Request, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (held.Request.SendBack(reason) is { Failed: true } refused)
        {
            return refused;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ChangeAnswerSentBack", nameof(SubsidyApplication), held.Application.Id, details: new
        {
            held.Application.ReceiptNumber,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
