using FluentValidation;
using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>開催情報を保存する.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Revision">The session's when the form was opened.</param>
/// <param name="Was">What the form showed when it was opened.</param>
/// <param name="Details">開催情報.</param>
public sealed record SaveSessionDetails(Guid SessionId, int Revision, SessionFacts? Was, SessionDetails Details) : IRequest<Result>
{
    public const string Audited = "ReviewSessionDetailsSaved";
}

public sealed class SaveSessionDetailsValidator : AbstractValidator<SaveSessionDetails>
{
    public SaveSessionDetailsValidator() => RuleFor(r => r.Details).SetValidator(new SessionDetailsValidator());
}

public sealed class SaveSessionDetailsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SaveSessionDetails, Result>
{
    public async Task<Result> Handle(SaveSessionDetails request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await db.LockOwnSessionAsync(user, request.SessionId, cancellationToken);
        if (session is null)
        {
            return PreparationErrors.NotFound;
        }

        if (!session.IsEditable)
        {
            return ReviewSessionErrors.NotEditable;
        }

        if (IsOverwriting(request, session))
        {
            return PreparationErrors.ChangedByColleague;
        }

        var errors = await session.EnterAsync(request.Details, db, user, clock.TodayInJapan(), cancellationToken);
        if (errors.Count > 0)
        {
            return Result.Fail(errors);
        }

        if (session.Version > 0 && !db.ChangeTracker.HasChanges())
        {
            // Saved as it was: nothing waits for 更新.
            return Result.Done;
        }

        var now = clock.GetUtcNow();
        session.Saved(user.AccountId!.Value, now);
        db.Add(AuditEvent.By(
            user, now, SaveSessionDetails.Audited, nameof(ReviewSession), session.Id, details: new { session.Revision }));
        await db.SaveSessionAsync(session, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    // Somebody who saved the reviewers meanwhile has changed nothing of this form.
    private static bool IsOverwriting(SaveSessionDetails request, ReviewSession session) =>
        request.Revision != session.Revision
        && (request.Was is null || request.Was.ChangesTo(SessionFacts.Of(session)).Count > 0);
}
