using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>審査員を保存する: who gets the papers, in which order, and who heads the panel.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Revision">The session's when the form was opened.</param>
/// <param name="Was">The reviewers whom the form showed as chosen, in order.</param>
/// <param name="ReviewerCount">審査員の人数 as typed.</param>
/// <param name="Chosen">In their order.</param>
/// <param name="HeadId">合議体の長; null for none.</param>
/// <param name="MustMatch">Refuse a number that differs from the count; 一時保存 does not ask.</param>
public sealed record SaveSessionReviewers(
    Guid SessionId, int Revision, string? Was, string? ReviewerCount, IReadOnlyList<Guid> Chosen, Guid? HeadId, bool MustMatch)
    : IRequest<Result>
{
    public const string Audited = "SessionReviewersSaved";

    /// <summary>The chosen as one text, for the form to say what it was opened with.</summary>
    public static string TextOf(IEnumerable<ReviewerChoice> chosen) =>
        string.Join(' ', chosen.Select(c => $"{c.ReviewerId:N}{(c.IsHead ? "*" : "")}"));
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
            .WithMessage(r => $"審査員の人数を、選んだ審査員の数（{r.Chosen.Distinct().Count()}名）と同じにしてください。")
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
        if (session is null)
        {
            return PreparationErrors.NotFound;
        }

        if (!session.IsEditable)
        {
            return ReviewSessionErrors.NotEditable;
        }

        var present = await db.SessionReviewers.Where(r => r.SessionId == session.Id).OrderBy(r => r.Position)
            .ToListAsync(cancellationToken);
        if (request.Revision != session.Revision && request.Was != TextOf(present))
        {
            return PreparationErrors.ChangedByColleague;
        }

        if (await ChooseAsync(session, present, request, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        session.ReviewerCount = SessionDetails.NumberOf(request.ReviewerCount);
        session.Saved(user.AccountId!.Value, now);
        db.Add(AuditEvent.By(user, now, SaveSessionReviewers.Audited, nameof(ReviewSession), session.Id, details: new
        {
            session.Revision,
            Reviewers = request.Chosen.Distinct().Count(),
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private static string TextOf(IEnumerable<SessionReviewer> present) => SaveSessionReviewers.TextOf(
        present.Where(r => r.RevokedAt is null).Select(r => new ReviewerChoice(r.ReviewerId, "", "", "", r.IsHead)));

    private async Task<Error?> ChooseAsync(
        ReviewSession session, List<SessionReviewer> present, SaveSessionReviewers request, CancellationToken cancellationToken)
    {
        var chosen = request.Chosen.Distinct().ToList();
        var active = present.Where(r => r.RevokedAt is null).Select(r => r.ReviewerId).ToHashSet();
        var members = await db.Reviewers
            .Where(r => chosen.Contains(r.Id) && r.InsurerId == user.InsurerId && (r.IsActive || active.Contains(r.Id)))
            .ToDictionaryAsync(r => r.Id, cancellationToken);
        if (members.Count < chosen.Count)
        {
            return PreparationErrors.ReviewerGone;
        }

        foreach (var gone in present.Where(r => !chosen.Contains(r.ReviewerId)))
        {
            await TakeOffAsync(session, gone, cancellationToken);
        }

        foreach (var (index, id) in chosen.Index())
        {
            Put(session, present.SingleOrDefault(r => r.ReviewerId == id), members[id], index + 1, id == request.HeadId);
        }

        return null;
    }

    /// <summary>In a draft nobody has been told anything; afterwards the link dies at once and the history stays.</summary>
    private async Task TakeOffAsync(ReviewSession session, SessionReviewer reviewer, CancellationToken cancellationToken)
    {
        if (session.Status == ReviewSessionStatus.Draft)
        {
            db.Remove(reviewer);
            return;
        }

        var now = clock.GetUtcNow();
        reviewer.Revoke(now);
        foreach (var link in await db.ReviewLinks.Where(l => l.SessionReviewerId == reviewer.Id).ToListAsync(cancellationToken))
        {
            link.Revoke(now);
        }

        foreach (var visit in await db.ReviewVisits.Where(v => v.SessionReviewerId == reviewer.Id && v.EndedAt == null)
            .ToListAsync(cancellationToken))
        {
            visit.End(now);
        }
    }

    private void Put(ReviewSession session, SessionReviewer? picked, Reviewer member, int position, bool isHead)
    {
        if (picked is not null && session.Status == ReviewSessionStatus.Draft && !picked.IsAsIn(member))
        {
            db.Remove(picked);
            picked = null;
        }

        if (picked is null)
        {
            db.Add(SessionReviewers.Pick(member, session.Id, position, isHead));
            return;
        }

        (picked.Position, picked.IsHead) = (position, isHead);
        if (picked.RevokedAt is not null)
        {
            picked.Restore();
        }
    }
}
