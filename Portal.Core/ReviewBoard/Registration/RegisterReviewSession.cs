using FluentValidation;
using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>審査会を登録する: version 1, with a link and a URL mail for each reviewer.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Revision">The session's when the page was opened.</param>
/// <param name="PacketId">The packet that the page offered for a look.</param>
/// <param name="Passwords">参照用パスワードの決め方.</param>
/// <param name="ViewingPassword">As typed, when the clerk decides it.</param>
/// <param name="SendPasswordMail">パスワード通知メールを送る.</param>
/// <param name="PasswordMailTo">To whom, by their rows in the session; null for all.</param>
public sealed record RegisterReviewSession(
    Guid SessionId, int Revision, Guid PacketId, ViewingPasswordChoice? Passwords, string? ViewingPassword, bool SendPasswordMail,
    IReadOnlyCollection<Guid>? PasswordMailTo = null) : IRequest<Result<PublishedVersion>>
{
    public const string Audited = "ReviewSessionRegistered";

    /// <summary>Records print themselves; a typed password must not get into a log that way.</summary>
    public override string ToString() => nameof(RegisterReviewSession);

    internal bool Mails(SessionReviewer reviewer) => SendPasswordMail && PasswordMailTo?.Contains(reviewer.Id) != false;
}

public sealed class RegisterReviewSessionValidator : AbstractValidator<RegisterReviewSession>
{
    public RegisterReviewSessionValidator()
    {
        RuleFor(r => r.PasswordMailTo).NotEmpty().When(r => r is { SendPasswordMail: true, PasswordMailTo: not null })
            .WithMessage(RegistrationErrors.NobodyToMail.Message);
        RuleFor(r => r.Passwords)
            .Must(choice => choice is ViewingPasswordChoice.OneForAll or ViewingPasswordChoice.OneForEach or ViewingPasswordChoice.Typed)
            .WithMessage(RegistrationErrors.PasswordChoiceMissing.Message);
    }
}

public sealed class RegisterReviewSessionHandler(
    PortalDbContext db, ICurrentUser user, TimeProvider clock, SessionLetters letters, PasswordIssue passwords)
    : IRequestHandler<RegisterReviewSession, Result<PublishedVersion>>
{
    public async Task<Result<PublishedVersion>> Handle(RegisterReviewSession request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await db.HoldSessionAsync(user, request.SessionId, cancellationToken);
        if (session is null || session.Status == ReviewSessionStatus.Deleted)
        {
            return RegistrationErrors.NotFound;
        }

        if (session.Version > 0)
        {
            return RegistrationErrors.AlreadyRegistered;
        }

        var check = await RegistrationCheck.OfAsync(db, session, clock.TodayInJapan(), cancellationToken);
        var found = check.PacketLookedAt(session, request.Revision, request.PacketId);
        if (found.Failed)
        {
            return found.Errors[0];
        }

        var facts = await letters.FactsAsync(session, cancellationToken);
        if (await db.RefuseTypedAsync(session, request.Passwords, request.ViewingPassword, cancellationToken) is { Count: > 0 } errors)
        {
            return Result<PublishedVersion>.Fail(errors);
        }

        var (packet, now) = (found.Value, clock.GetUtcNow());
        session.Publish(now);
        session.Saved(user.AccountId!.Value, now);
        packet.Publish(now, SessionPlan.Of(session));
        var reviewers = await db.HoldReviewersAsync(session.Id, cancellationToken);
        reviewers.RemoveAll(r => !r.IsChosen);
        foreach (var reviewer in reviewers)
        {
            var record = new ViewingRecord { SessionReviewerId = reviewer.Id, Version = session.Version };
            db.Add(record);
            letters.SendLink(reviewer, record, facts, LinkMailKind.Papers, now);
        }

        var given = passwords.Give(reviewers, request.Passwords!.Value, request.ViewingPassword, request.Mails, now);
        letters.SendPasswords(given, facts, now);
        await db.DiscardOtherPacketsAsync(session.Id, packet.Id, now, cancellationToken);
        var receipt = await db.GiveReceiptAsync(SessionReceiptKind.Registration, session, packet, reviewers.Count, cancellationToken);
        db.Add(AuditEvent.By(user, now, RegisterReviewSession.Audited, nameof(ReviewSession), session.Id, details: new
        {
            session.Version,
            ReceiptNumber = receipt.Number,
            PacketId = packet.Id,
            Cases = packet.Contents.Cases.Count,
            Pages = packet.Contents.PageCount,
            Reviewers = reviewers.Count,
            Passwords = request.Passwords.Value.ToString(),
            PasswordByMail = request.SendPasswordMail,
            PasswordMails = given.Count(g => g.Reviewer.PasswordSentByMail),
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PublishedVersion(receipt, given.ToTold());
    }
}
