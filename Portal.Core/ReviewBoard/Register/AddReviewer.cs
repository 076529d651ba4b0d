using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>審査員を名簿に登録する.</summary>
/// <param name="Name">氏名.</param>
/// <param name="Email">メールアドレス.</param>
/// <param name="Profession">職種.</param>
/// <param name="NewId">Made with the form: the same form sent twice adds one person.</param>
public sealed record AddReviewer(string? Name, string? Email, string? Profession, Guid NewId = default) : IRequest<Result<Guid>>;

public sealed class AddReviewerValidator : AbstractValidator<AddReviewer>
{
    public AddReviewerValidator()
    {
        RuleFor(r => r.Name).ReviewerName();
        RuleFor(r => r.Email).OneMailAddress();
        RuleFor(r => r.Profession).ReviewerProfession();
    }
}

public sealed class AddReviewerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AddReviewer, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddReviewer request, CancellationToken cancellationToken)
    {
        var insurerId = user.InsurerId!.Value;
        if (await db.Reviewers.AnyAsync(r => r.Id == request.NewId && r.InsurerId == insurerId, cancellationToken))
        {
            return request.NewId;
        }

        var address = MailAddress.Parse(request.Email).Value;
        // The first of two clicks may have been committed since the look above: its own address is no refusal.
        if (await db.Reviewers.AnyAsync(
            r => r.InsurerId == insurerId && r.EmailKey == address.Normalised && r.Id != request.NewId, cancellationToken))
        {
            return ReviewerErrors.AddressTaken;
        }

        var reviewer = new Reviewer
        {
            // Only ids of our own making, so that rows stay in the order in which they were made.
            Id = request.NewId.Version == 7 ? request.NewId : Guid.CreateVersion7(),
            InsurerId = insurerId,
            Name = ReviewerRules.Tidy(request.Name),
            Email = address.Display,
            EmailKey = address.Normalised,
            Profession = ReviewerRules.Tidy(request.Profession),
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(reviewer);
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ReviewerAdded", nameof(Reviewer), reviewer.Id));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.Reviewers.AsNoTracking().Any(r => r.Id == reviewer.Id && r.InsurerId == insurerId))
        {
            // The second of two clicks: the first one added the person.
        }
        catch (DbUpdateException exception) when (exception.Violates(Reviewer.OneAddressPerInsurer))
        {
            return ReviewerErrors.AddressTaken;
        }

        return reviewer.Id;
    }
}
