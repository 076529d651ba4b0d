using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>アドレスを直して送る: what went to the old address opens nothing any more.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="ReviewerId">Whose address.</param>
/// <param name="Email">The right one, as typed.</param>
/// <param name="AlsoInRegister">名簿も直す.</param>
public sealed record CorrectReviewerAddress(Guid SessionId, Guid ReviewerId, string? Email, bool AlsoInRegister) : IRequest<Result>
{
    public const string Audited = "SessionReviewerAddressCorrected";
}

public sealed class CorrectReviewerAddressValidator : AbstractValidator<CorrectReviewerAddress>
{
    public CorrectReviewerAddressValidator() => RuleFor(r => r.Email).OneMailAddress();
}

public sealed class CorrectReviewerAddressHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock, SessionLetters letters)
    : IRequestHandler<CorrectReviewerAddress, Result>
{
    public async Task<Result> Handle(CorrectReviewerAddress request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await HeldReviewer.FindAsync(
            db, user, clock.TodayInJapan(), request.SessionId, request.ReviewerId, cancellationToken);
        if (found.Failed)
        {
            return Result.Fail(found.Errors);
        }

        var (held, now, address) = (found.Value, clock.GetUtcNow(), MailAddress.Parse(request.Email).Value);
        if (held.Reviewer.EmailKey == address.Normalised)
        {
            return ViewingErrors.SameAddress;
        }

        if (await db.SessionReviewers.AnyAsync(
            r => r.SessionId == held.Session.Id && r.Id != held.Reviewer.Id && r.RevokedAt == null && r.EmailKey == address.Normalised,
            cancellationToken))
        {
            return ViewingErrors.AddressOfAnother;
        }

        held.Reviewer.CorrectEmail(address.Display, address.Normalised);
        foreach (var waiting in (await db.HoldOpenMailsAsync([held.Reviewer.Id], cancellationToken)).Where(m => m.CarriesPassword()))
        {
            letters.RedirectPassword(waiting, held.Session, held.Reviewer, now);
        }

        await held.CloseAsync(db, withPasswordMails: true, now, cancellationToken);
        held.Reviewer.Unlock();
        if (request.AlsoInRegister)
        {
            var member = await db.Reviewers.SingleAsync(r => r.Id == held.Reviewer.ReviewerId, cancellationToken);
            (member.Email, member.EmailKey) = (address.Display, address.Normalised);
        }

        await held.SendLinkAsync(db, letters, LinkMailKind.Papers, now, cancellationToken);
        db.Add(AuditEvent.By(
            user, now, CorrectReviewerAddress.Audited, nameof(SessionReviewer), held.Reviewer.Id,
            details: new { request.SessionId, request.AlsoInRegister }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.Violates(Reviewer.OneAddressPerInsurer))
        {
            return ViewingErrors.AddressTakenInRegister;
        }

        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
