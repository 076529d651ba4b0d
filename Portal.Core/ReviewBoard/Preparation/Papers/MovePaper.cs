using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>資料を移す: to a case and kind, or to the whole session.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="DocumentId">Which paper.</param>
/// <param name="Place">The case's id, or <see cref="WholeSession"/>.</param>
/// <param name="Kind">資料の種類; of no account for the whole session.</param>
public sealed record MovePaper(Guid SessionId, Guid DocumentId, string? Place, ReviewDocumentKind? Kind) : IRequest<Result>
{
    public const string WholeSession = "all";
}

public sealed class MovePaperValidator : AbstractValidator<MovePaper>
{
    public MovePaperValidator()
    {
        RuleFor(r => r.Place)
            .Must(place => place == MovePaper.WholeSession || Guid.TryParse(place, out _)).WithMessage("入れ先を選んでください。");
        RuleFor(r => r.Kind).NotNull().When(r => r.Place != MovePaper.WholeSession).WithMessage("資料の種類を選んでください。");
    }
}

public sealed class MovePaperHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<MovePaper, Result>
{
    public Task<Result> Handle(MovePaper request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.EditSessionAsync(user, now, request.SessionId, async session =>
        {
            var paper = await db.ReviewDocuments.SingleOrDefaultAsync(
                d => d.Id == request.DocumentId && d.SessionId == session.Id, cancellationToken);
            if (paper is null)
            {
                return PreparationErrors.PaperGone;
            }

            Guid? caseId = Guid.TryParse(request.Place, out var id) ? id : null;
            if (caseId is not null && !await db.ReviewCases.AnyAsync(c => c.Id == caseId && c.SessionId == session.Id, cancellationToken))
            {
                return PreparationErrors.CaseGone;
            }

            var kind = caseId is null ? ReviewDocumentKind.Other : request.Kind!.Value;
            if (paper.NeedsPlace || paper.CaseId != caseId || paper.Kind != kind)
            {
                paper.Position = 1 + (await db.ReviewDocuments
                    .Where(d => d.SessionId == session.Id && d.CaseId == caseId && d.Kind == kind && d.Id != paper.Id)
                    .MaxAsync(d => (int?)d.Position, cancellationToken) ?? 0);
            }

            paper.Place(new PaperPlace(caseId, kind));
            db.Add(AuditEvent.By(user, now, "ReviewDocumentMoved", nameof(ReviewDocument), paper.Id, details: new
            {
                paper.SessionId,
                paper.CaseId,
                Kind = kind.ToString(),
            }));
            return null;
        }, cancellationToken);
    }
}
