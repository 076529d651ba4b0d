using FluentValidation;
using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>登録した審査会を削除する: links die at once, papers are removed, those already told get a cancellation.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Revision">The session's when the page was opened.</param>
/// <param name="Reason">理由, optional.</param>
public sealed record DeleteReviewSession(Guid SessionId, int Revision, string? Reason) : IRequest<Result>
{
    public const string Audited = "ReviewSessionDeleted";
}

public sealed class DeleteReviewSessionValidator : AbstractValidator<DeleteReviewSession>
{
    public DeleteReviewSessionValidator() =>
        RuleFor(r => r.Reason).MaximumLength(ReviewSession.DeletionReasonMaxLength).WithMessage("理由は200文字以内で入力してください。")
            .Must(typed => !HiddenCharacters.AreInLines(typed ?? "")).WithMessage("理由に見えない文字が含まれています。入力し直してください。");
}

public sealed class DeleteReviewSessionHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock, SessionLetters letters)
    : IRequestHandler<DeleteReviewSession, Result>
{
    public async Task<Result> Handle(DeleteReviewSession request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await db.HoldSessionAsync(user, request.SessionId, cancellationToken);
        if (session is null || session.Status == ReviewSessionStatus.Draft)
        {
            return RegistrationErrors.NotFound;
        }

        if (session.Status != ReviewSessionStatus.Deleted && session.Revision != request.Revision)
        {
            return RegistrationErrors.ChangedSinceOpened;
        }

        var now = clock.GetUtcNow();
        var wasOpen = session.IsOpenOn(clock.TodayInJapan());
        var deleted = session.Delete(now, JapaneseNfc.Normalise(request.Reason ?? "").Trim());
        if (deleted.Failed)
        {
            return deleted;
        }

        var reviewers = await db.HoldReviewersAsync(session.Id, cancellationToken);
        await db.CloseGateAsync(session.Id, reviewers, now, cancellationToken);
        await db.WithdrawMailsAsync(reviewers.Select(r => r.Id), _ => true, cancellationToken);
        var told = wasOpen && session.PlannedOn >= clock.TodayInJapan() ? await CancelAsync(session, reviewers, now, cancellationToken) : 0;
        var removed = await db.RemovePapersAsync(session.Id, now, cancellationToken);
        session.Purged(now);
        db.Add(AuditEvent.By(user, now, DeleteReviewSession.Audited, nameof(ReviewSession), session.Id, details: new
        {
            session.Version,
            removed.Documents,
            removed.Pages,
            Told = told,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private async Task<int> CancelAsync(
        ReviewSession session, List<SessionReviewer> reviewers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mailed = await db.WhoWasMailedAsync(reviewers.Where(r => r.RevokedAt is null).Select(r => r.Id), cancellationToken);
        var facts = await letters.FactsAsync(session, cancellationToken);
        foreach (var reviewer in reviewers.Where(r => mailed.Contains(r.Id)))
        {
            letters.SendCancellation(reviewer, facts, now);
        }

        return mailed.Count;
    }
}
