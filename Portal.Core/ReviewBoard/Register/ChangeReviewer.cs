using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 名簿の審査員を変更する. Sessions keep the address with which they were registered: it is corrected there, since only
/// there the old link dies and a new mail goes out.
/// </summary>
/// <param name="ReviewerId">Whom.</param>
/// <param name="Version">The row's version when the form was opened.</param>
/// <param name="Name">氏名.</param>
/// <param name="Email">メールアドレス.</param>
/// <param name="Profession">職種.</param>
public sealed record ChangeReviewer(Guid ReviewerId, uint Version, string? Name, string? Email, string? Profession)
    : IRequest<Result>;

public sealed class ChangeReviewerValidator : AbstractValidator<ChangeReviewer>
{
    public ChangeReviewerValidator()
    {
        RuleFor(r => r.Name).ReviewerName();
        RuleFor(r => r.Email).OneMailAddress();
        RuleFor(r => r.Profession).ReviewerProfession();
    }
}

public sealed class ChangeReviewerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangeReviewer, Result>
{
    public async Task<Result> Handle(ChangeReviewer request, CancellationToken cancellationToken)
    {
        var reviewer = await db.Reviewers.SingleOrDefaultAsync(
            r => r.Id == request.ReviewerId && r.InsurerId == user.InsurerId, cancellationToken);
        if (reviewer is null || !db.IsVersion(reviewer, request.Version))
        {
            return ReviewerErrors.ChangedMeanwhile;
        }

        var address = MailAddress.Parse(request.Email).Value;
        (reviewer.Name, reviewer.Profession) = (ReviewerRules.Tidy(request.Name), ReviewerRules.Tidy(request.Profession));
        (reviewer.Email, reviewer.EmailKey) = (address.Display, address.Normalised);
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ReviewerChanged", nameof(Reviewer), reviewer.Id, details: new
        {
            Fields = db.Entry(reviewer).Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name),
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.Violates(Reviewer.OneAddressPerInsurer))
        {
            return ReviewerErrors.AddressTaken;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReviewerErrors.ChangedMeanwhile;
        }

        return Result.Done;
    }
}
