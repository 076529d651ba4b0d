using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>事例を加える: a pasted list, or so many with running numbers.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Lines">One case a line; empty when <paramref name="Count"/> is given.</param>
/// <param name="Count">How many to make with running numbers.</param>
/// <param name="Kind">申請区分 of those that say none.</param>
/// <param name="NewId">Made with the form, for the first case: the same form sent twice adds its cases once.</param>
public sealed record AddReviewCases(Guid SessionId, string? Lines, string? Count, ReviewCaseKind? Kind, Guid NewId = default)
    : IRequest<Result>;

public sealed class AddReviewCasesValidator : AbstractValidator<AddReviewCases>
{
    public AddReviewCasesValidator()
    {
        RuleFor(r => r.Lines)
            .Must((r, text) => CaseLines.Read(text).Count > 0 || !string.IsNullOrWhiteSpace(r.Count))
            .WithMessage("事例の番号を1行に1件ずつ入力するか、件数を入力してください。");
        RuleFor(r => r.Lines)
            .Must(text => CaseLines.Read(text).All(l => l.CaseNumber.Length <= ReviewCase.NumberMaxLength))
            .WithMessage("番号は20文字以内で入力してください。");
        RuleFor(r => r.Lines)
            .Must(text => CaseLines.Read(text).All(l => l.Label.Length <= ReviewCase.LabelMaxLength))
            .WithMessage("表示名は100文字以内で入力してください。");
        RuleFor(r => r.Lines)
            .Must(text => CaseLines.Read(text).All(l => ReviewerRules.IsPrintable(l.CaseNumber) && ReviewerRules.IsPrintable(l.Label)))
            .WithMessage("番号か表示名に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.Count)
            .Must(typed => string.IsNullOrWhiteSpace(typed) || SessionDetails.NumberOf(typed) is >= 1 and <= ReviewSession.MaxCases)
            .WithMessage("件数は、1から2,000までの数字で入力してください。");
        RuleFor(r => r.Kind)
            .Must((r, kind) => kind is not null || CaseLines.Read(r.Lines) is { Count: > 0 } lines && lines.All(l => l.Kind is not null))
            .WithMessage("申請区分を選んでください。");
    }
}

public sealed class AddReviewCasesHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AddReviewCases, Result>
{
    public Task<Result> Handle(AddReviewCases request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.EditSessionAsync(user, now, request.SessionId, async session =>
        {
            if (await db.ReviewCases.AnyAsync(c => c.SessionId == session.Id && c.Id == request.NewId, cancellationToken))
            {
                return null;
            }

            var present = await db.ReviewCases.Where(c => c.SessionId == session.Id).Select(c => c.CaseNumber).ToListAsync(cancellationToken);
            var lines = CaseLines.Read(request.Lines);
            if (lines.Count == 0)
            {
                lines = CaseNumbers.Next(present, SessionDetails.NumberOf(request.Count)!.Value);
            }

            if (present.Count + lines.Count > ReviewSession.MaxCases)
            {
                return PreparationErrors.TooManyCases;
            }

            if (lines.Select(l => l.CaseNumber).Concat(present).GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                return new Error($"番号「{twice.Key}」が2回以上あります。番号が重ならないように直してください。", nameof(AddReviewCases.Lines));
            }

            db.AddRange(lines.Select((line, index) => new ReviewCase
            {
                Id = index == 0 && request.NewId.Version == 7 ? request.NewId : Guid.CreateVersion7(),
                SessionId = session.Id,
                Position = present.Count + index + 1,
                CaseNumber = line.CaseNumber,
                Kind = line.Kind ?? request.Kind!.Value,
                Label = line.Label,
            }));
            db.Add(AuditEvent.By(user, now, "ReviewCasesAdded", nameof(ReviewSession), session.Id, details: new { lines.Count }));
            return null;
        }, cancellationToken);
    }
}
