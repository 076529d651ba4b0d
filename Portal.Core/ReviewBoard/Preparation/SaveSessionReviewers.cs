using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 審査員を保存する: who gets the papers, in which order, and who heads the panel. Of a registered session nothing changes
/// for anybody before 更新.
/// </summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Revision">The session's when the form was opened.</param>
/// <param name="Was">Number and reviewers as the form showed them when it was opened.</param>
/// <param name="ReviewerCount">審査員の人数 as typed.</param>
/// <param name="Chosen">In their order.</param>
/// <param name="HeadId">合議体の長; null for none.</param>
/// <param name="MustMatch">Refuse a number that differs from the count; 一時保存 does not ask.</param>
public sealed record SaveSessionReviewers(
    Guid SessionId, int Revision, string? Was, string? ReviewerCount, IReadOnlyList<Guid> Chosen, Guid? HeadId, bool MustMatch)
    : IRequest<Result>
{
    public const string Audited = "SessionReviewersSaved";
}

public sealed class SaveSessionReviewersValidator : AbstractValidator<SaveSessionReviewers>
{
    public SaveSessionReviewersValidator()
    {
        RuleFor(r => r.Chosen).Must(chosen => chosen.Distinct().Count() <= ReviewSession.MaxReviewers)
            .WithMessage("選べる審査員は30名までです。");
        RuleFor(r => r.ReviewerCount)
            .Must(typed => string.IsNullOrWhiteSpace(typed)
                || SessionDetails.NumberOf(typed) is >= 1 and <= ReviewSession.MaxReviewers)
            .WithMessage("審査員の人数は、1から30までの数字で入力してください。");
        RuleFor(r => r.ReviewerCount)
            .Must((request, typed) => SessionDetails.NumberOf(typed) == request.Chosen.Distinct().Count())
            .WithMessage(r => r.Chosen.Count == 0
                ? "審査員が選ばれていません。下の一覧で、資料を送る審査員にチェックを入れてください。"
                : $"審査員の人数を、選んだ審査員の数（{r.Chosen.Distinct().Count()}名）と同じにしてください。")
            .When(r => r.MustMatch, ApplyConditionTo.CurrentValidator);
    }
}

public sealed class SaveSessionReviewersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SaveSessionReviewers, Result>
{
    public async Task<Result> Handle(SaveSessionReviewers request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await db.LockOwnSessionAsync(user, request.SessionId, cancellationToken);
        if (session is not { IsEditable: true })
        {
            return session is null ? PreparationErrors.NotFound : ReviewSessionErrors.NotEditable;
        }

        // Wrong entries at the gate are counted in these rows at any moment.
        var present = await db.HoldReviewersAsync(session.Id, cancellationToken);
        if (request.Revision != session.Revision && request.Was != ReviewerSelection.TextOf(session.ReviewerCount, present))
        {
            return PreparationErrors.ChangedByColleague;
        }

        var now = clock.GetUtcNow();
        var selection = new ReviewerSelection(db, session, present, now);
        if (await selection.ChooseAsync(user, request.Chosen.Distinct().ToList(), request.HeadId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        session.ReviewerCount = SessionDetails.NumberOf(request.ReviewerCount);
        if (session.Version > 0 && !db.ChangeTracker.HasChanges())
        {
            // Saved as it was: nothing waits for 更新.
            return Result.Done;
        }

        session.Saved(user.AccountId!.Value, now);
        db.Add(AuditEvent.By(user, now, SaveSessionReviewers.Audited, nameof(ReviewSession), session.Id, details: new
        {
            session.Revision,
            Reviewers = request.Chosen.Distinct().Count(),
        }));
        await db.SaveSessionAsync(session, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
