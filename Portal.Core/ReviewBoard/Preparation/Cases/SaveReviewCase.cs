using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>事例の番号・申請区分・表示名を直す.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="CaseId">Which case.</param>
/// <param name="Was">What the form showed when it was opened.</param>
/// <param name="CaseNumber">番号.</param>
/// <param name="Kind">申請区分.</param>
/// <param name="Label">表示名（匿名）.</param>
public sealed record SaveReviewCase(
    Guid SessionId, Guid CaseId, CaseFacts? Was, string? CaseNumber, ReviewCaseKind? Kind, string? Label) : IRequest<Result>
{
    public const string Audited = "ReviewCaseChanged";
}

public sealed class SaveReviewCaseValidator : AbstractValidator<SaveReviewCase>
{
    public SaveReviewCaseValidator()
    {
        RuleFor(r => r.CaseNumber).NotEmpty().WithMessage("番号を入力してください。")
            .MaximumLength(ReviewCase.NumberMaxLength).WithMessage("番号は20文字以内で入力してください。")
            .Must(ReviewerRules.IsPrintable).WithMessage("番号に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.Kind).NotNull().WithMessage("申請区分を選んでください。");
        RuleFor(r => r.Label).MaximumLength(ReviewCase.LabelMaxLength).WithMessage("表示名は100文字以内で入力してください。")
            .Must(ReviewerRules.IsPrintable).WithMessage("表示名に、表示できない文字が含まれています。入力し直してください。");
    }
}

public sealed class SaveReviewCaseHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SaveReviewCase, Result>
{
    public Task<Result> Handle(SaveReviewCase request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.EditSessionAsync(user, now, request.SessionId, async session =>
        {
            var found = await db.ReviewCases.SingleOrDefaultAsync(
                c => c.Id == request.CaseId && c.SessionId == session.Id, cancellationToken);
            if (found is null)
            {
                return PreparationErrors.CaseGone;
            }

            var wanted = new CaseFacts(
                WidthFolding.ToHalfWidth(request.CaseNumber!).Trim(), request.Kind!.Value, JapaneseNfc.Normalise(request.Label ?? "").Trim());
            if (wanted == CaseFacts.Of(found))
            {
                return null;
            }

            if (request.Was != CaseFacts.Of(found))
            {
                return PreparationErrors.ChangedByColleague;
            }

            if (await db.ReviewCases.AnyAsync(
                c => c.SessionId == session.Id && c.CaseNumber == wanted.CaseNumber && c.Id != found.Id, cancellationToken))
            {
                return PreparationErrors.CaseNumberTaken;
            }

            (found.CaseNumber, found.Kind, found.Label) = wanted;
            db.Add(AuditEvent.By(
                user, now, SaveReviewCase.Audited, nameof(ReviewCase), found.Id, details: new { request.SessionId, Kind = found.Kind.ToString() }));
            return null;
        }, cancellationToken);
    }
}
