using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>新しい審査会を作る, as a draft.</summary>
/// <param name="NewId">Made with the form: the same form sent twice makes one session.</param>
/// <param name="Details">開催情報.</param>
public sealed record StartReviewSession(Guid NewId, SessionDetails Details) : IRequest<Result<Guid>>;

public sealed class StartReviewSessionValidator : AbstractValidator<StartReviewSession>
{
    public StartReviewSessionValidator() => RuleFor(r => r.Details).SetValidator(new SessionDetailsValidator());
}

public sealed class StartReviewSessionHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<StartReviewSession, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartReviewSession request, CancellationToken cancellationToken)
    {
        if (await db.OwnSession(user, request.NewId).AnyAsync(cancellationToken))
        {
            return request.NewId;
        }

        var now = clock.GetUtcNow();
        var session = new ReviewSession
        {
            // Only ids of our own making, so that rows stay in the order in which they were made.
            Id = request.NewId.Version == 7 ? request.NewId : Guid.CreateVersion7(),
            InsurerId = user.InsurerId!.Value,
            Number = 0,
            CreatedAt = now,
            CreatedById = user.AccountId!.Value,
            SavedAt = now,
            SavedById = user.AccountId!.Value,
        };
        var errors = await session.EnterAsync(request.Details, db, user, clock.TodayInJapan(), cancellationToken);
        if (errors.Count > 0)
        {
            return Result<Guid>.Fail(errors);
        }

        db.Add(session);
        db.Add(AuditEvent.By(user, now, "ReviewSessionStarted", nameof(ReviewSession), session.Id, details: new { session.Number }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.OwnSession(user, session.Id).AsNoTracking().Any())
        {
            // The second of two clicks: the first one made it.
        }

        return session.Id;
    }
}
