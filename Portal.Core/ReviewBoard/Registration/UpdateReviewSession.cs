using FluentValidation;
using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 審査会を更新する: the next version takes the place of the published one in one commit. Where the papers are the same, only
/// people and dates change, and the version stays.
/// </summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Version">The version that the page showed as published.</param>
/// <param name="Revision">The session's when the page was opened.</param>
/// <param name="PacketId">The packet that the page offered for a look.</param>
/// <param name="Passwords">参照用パスワード: kept, unless the clerk asks for new ones.</param>
/// <param name="ViewingPassword">As typed, when the clerk decides it.</param>
/// <param name="SendPasswordMail">パスワード通知メールを送る, to those who get a password.</param>
/// <param name="PasswordMailTo">To whom of them, by their rows in the session; null for all.</param>
public sealed record UpdateReviewSession(
    Guid SessionId, int Version, int Revision, Guid PacketId, ViewingPasswordChoice? Passwords, string? ViewingPassword,
    bool SendPasswordMail, IReadOnlyCollection<Guid>? PasswordMailTo = null) : IRequest<Result<PublishedVersion>>
{
    public const string Audited = "ReviewSessionUpdated";
    public const string AuditedAmendment = "ReviewSessionAmended";

    /// <summary>Records print themselves; a typed password must not get into a log that way.</summary>
    public override string ToString() => nameof(UpdateReviewSession);

    internal bool Mails(SessionReviewer reviewer) => SendPasswordMail && PasswordMailTo?.Contains(reviewer.Id) != false;
}

public sealed class UpdateReviewSessionValidator : AbstractValidator<UpdateReviewSession>
{
    public UpdateReviewSessionValidator()
    {
        RuleFor(r => r.PasswordMailTo).NotEmpty().When(r => r is { SendPasswordMail: true, PasswordMailTo: not null })
            .WithMessage(RegistrationErrors.NobodyToMail.Message);
        RuleFor(r => r.Passwords).NotNull().WithMessage(RegistrationErrors.PasswordChoiceMissing.Message);
    }
}

public sealed class UpdateReviewSessionHandler(
    PortalDbContext db, ICurrentUser user, TimeProvider clock, SessionLetters letters, PasswordIssue passwords)
    : IRequestHandler<UpdateReviewSession, Result<PublishedVersion>>
{
    public async Task<Result<PublishedVersion>> Handle(UpdateReviewSession request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await db.HoldSessionAsync(user, request.SessionId, cancellationToken);
        if (Refuse(session, request) is { } refusal)
        {
            return refusal;
        }

        var check = await RegistrationCheck.OfAsync(db, session!, clock.TodayInJapan(), cancellationToken);
        var found = check.PacketLookedAt(session!, request.Revision, request.PacketId);
        if (found.Failed)
        {
            return found.Errors[0];
        }

        if (await db.RefuseTypedAsync(session!.AsPrepared(), request.Passwords, request.ViewingPassword, cancellationToken) is { Count: > 0 } errors)
        {
            return Result<PublishedVersion>.Fail(errors);
        }

        var packet = found.Value;
        var update = await VersionUpdate.BeginAsync(db, session, packet, cancellationToken);
        if (update.Changes.Count == 0)
        {
            return RegistrationErrors.NothingChanged;
        }

        var now = clock.GetUtcNow();
        _ = update.KeepsVersion ? session.Amend() : session.Publish(now);
        session.Saved(user.AccountId!.Value, now);
        packet.Publish(now, SessionPlan.Of(session));
        var facts = await letters.FactsAsync(session, cancellationToken);
        var given = passwords.Give(update.Staying, request.Passwords!.Value, request.ViewingPassword, request.Mails, now);
        if (request.Passwords != ViewingPasswordChoice.Keep)
        {
            session.ForgetFailures();
        }

        var delivery = new VersionDelivery(db, update, now);
        await delivery.TellAsync(letters, facts, [.. given.Select(g => g.Reviewer.Id)], cancellationToken);
        letters.SendPasswords(given, facts, now);
        await delivery.CarryReadingOverAsync(cancellationToken);
        await db.DiscardOtherPacketsAsync(session.Id, packet.Id, now, cancellationToken);
        var receipt = await db.GiveReceiptAsync(
            update.KeepsVersion ? SessionReceiptKind.Amendment : SessionReceiptKind.NewVersion, session, packet, update.Staying.Count, cancellationToken);
        db.Add(AuditOf(update, request, receipt));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PublishedVersion(receipt, given.ToTold());
    }

    private AuditEvent AuditOf(VersionUpdate update, UpdateReviewSession request, SessionReceipt receipt) => AuditEvent.By(
        user, receipt.At, update.KeepsVersion ? UpdateReviewSession.AuditedAmendment : UpdateReviewSession.Audited,
        nameof(ReviewSession), receipt.SessionId, details: new
        {
            receipt.Version,
            ReceiptNumber = receipt.Number,
            PacketId = update.After.Id,
            Cases = update.After.Contents.Cases.Count,
            Pages = update.After.Contents.PageCount,
            Reviewers = update.Staying.Count,
            Added = update.Newcomers.Count,
            Removed = update.Leaving.Count,
            FactChanges = update.FactChanges.Select(c => c.Label),
            PaperChanges = update.PaperChanges.Select(c => c.Text),
            Passwords = request.Passwords!.Value.ToString(),
            PasswordByMail = request.SendPasswordMail,
        });

    private static Error? Refuse(ReviewSession? session, UpdateReviewSession request) =>
        session is null || session.Status == ReviewSessionStatus.Deleted ? RegistrationErrors.NotFound
        : session.Status != ReviewSessionStatus.Registered ? RegistrationErrors.NotRegistered
        : session.Version != request.Version ? RegistrationErrors.AlreadyUpdated
        : null;
}
