using FluentValidation;
using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>参照用パスワードを作り直す, for one reviewer or for all; visits begun with the old one end.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="ReviewerId">For whom; null for all.</param>
/// <param name="Passwords">決め方.</param>
/// <param name="ViewingPassword">As typed, when the clerk decides it.</param>
/// <param name="SendPasswordMail">パスワード通知メールを送る.</param>
/// <param name="LastSetAt">
/// When the newest password was made, as the form knew it: the same form sent twice must not kill the passwords just told. Null
/// does not ask.
/// </param>
public sealed record RenewViewingPasswords(
    Guid SessionId, Guid? ReviewerId, ViewingPasswordChoice? Passwords, string? ViewingPassword, bool SendPasswordMail,
    DateTimeOffset? LastSetAt = null)
    : IRequest<Result<ToldPasswords>>
{
    public const string Audited = "ViewingPasswordsRenewed";

    // A record writes its members wherever it is logged.
    public override string ToString() => nameof(RenewViewingPasswords);
}

public sealed class RenewViewingPasswordsValidator : AbstractValidator<RenewViewingPasswords>
{
    public RenewViewingPasswordsValidator() =>
        RuleFor(r => r.Passwords)
            .Must(choice => choice is ViewingPasswordChoice.OneForAll or ViewingPasswordChoice.OneForEach or ViewingPasswordChoice.Typed)
            .WithMessage(RegistrationErrors.PasswordChoiceMissing.Message);
}

public sealed class RenewViewingPasswordsHandler(
    PortalDbContext db, ICurrentUser user, TimeProvider clock, SessionLetters letters, PasswordIssue passwords)
    : IRequestHandler<RenewViewingPasswords, Result<ToldPasswords>>
{
    public async Task<Result<ToldPasswords>> Handle(RenewViewingPasswords request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await db.HoldOpenSessionAsync(user, clock.TodayInJapan(), request.SessionId, cancellationToken);
        if (held.Failed)
        {
            return Result<ToldPasswords>.Fail(held.Errors);
        }

        var session = held.Value;
        if (await db.RefuseTypedAsync(session, request.Passwords, request.ViewingPassword, cancellationToken) is { Count: > 0 } errors)
        {
            return Result<ToldPasswords>.Fail(errors);
        }

        var reading = (await db.HoldReviewersAsync(session.Id, cancellationToken)).Where(r => r.RevokedAt is null).ToList();
        if (request.LastSetAt is { } known && reading.Max(r => r.PasswordSetAt) > known)
        {
            return RegistrationErrors.PasswordsRenewedSinceOpened;
        }

        var reviewers = reading.Where(r => request.ReviewerId is null || r.Id == request.ReviewerId).ToList();
        if (reviewers.Count == 0)
        {
            return RegistrationErrors.ReviewerGone;
        }

        var now = clock.GetUtcNow();
        var facts = await letters.FactsAsync(session, cancellationToken);
        var given = passwords.Give(reviewers, request.Passwords!.Value, request.ViewingPassword, _ => request.SendPasswordMail, now);
        await EndOldAsync(session, reviewers, request.ReviewerId is null, now, cancellationToken);
        letters.SendPasswords(given, facts, now);
        db.Add(AuditEvent.By(user, now, RenewViewingPasswords.Audited, nameof(ReviewSession), session.Id, details: new
        {
            request.ReviewerId,
            Reviewers = reviewers.Count,
            Passwords = request.Passwords.Value.ToString(),
            PasswordByMail = request.SendPasswordMail,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ToldPasswords(given.ToTold());
    }

    private async Task EndOldAsync(
        ReviewSession session, List<SessionReviewer> reviewers, bool allOfThem, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Only new passwords for all open a gate again that wrong entries had closed: the old ones may be known.
        if (allOfThem)
        {
            session.ForgetFailures();
        }

        var ids = reviewers.Select(r => r.Id).ToHashSet();
        var visits = (await db.HoldVisitsAsync(session.Id, cancellationToken)).Where(v => ids.Contains(v.SessionReviewerId)).ToList();
        visits.ForEach(v => v.End(now));
        db.DiscardStamps(visits, now);
        await db.WithdrawMailsAsync(ids, m => m.CarriesPassword(), cancellationToken);
    }
}
