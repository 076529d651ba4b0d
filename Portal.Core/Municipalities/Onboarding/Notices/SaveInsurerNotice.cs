using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>案内文を保存する.</summary>
/// <param name="Version">Of what the form showed; null for the ready-made one.</param>
public sealed record SaveInsurerNotice(NoticeReader Reader, uint? Version, string? Title, string? Body) : IRequest<Result>;

public sealed class SaveInsurerNoticeValidator : AbstractValidator<SaveInsurerNotice>
{
    public SaveInsurerNoticeValidator()
    {
        RuleFor(r => r.Title).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("見出しを入力してください。")
            .MaximumLength(InsurerNotice.TitleMaxLength).WithMessage($"見出しは{InsurerNotice.TitleMaxLength}文字以内で入力してください。");
        RuleFor(r => r.Body).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("本文を入力してください。")
            .Must((r, _) => SaveInsurerNoticeHandler.BodyOf(r).Length <= InsurerNotice.BodyMaxLength).WithMessage($"本文は{InsurerNotice.BodyMaxLength:N0}文字以内で入力してください。");
    }
}

public sealed class SaveInsurerNoticeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SaveInsurerNotice, Result>
{
    /// <summary>As it is kept: a browser sends two characters for the end of a line.</summary>
    internal static string BodyOf(SaveInsurerNotice request) => JapaneseNfc.Normalise((request.Body ?? "").ReplaceLineEndings("\n").Trim());

    public async Task<Result> Handle(SaveInsurerNotice request, CancellationToken cancellationToken)
    {
        var (insurerId, now) = (user.InsurerId!.Value, clock.GetUtcNow());
        var notice = await db.InsurerNotices.SingleOrDefaultAsync(n => n.InsurerId == insurerId && n.Reader == request.Reader, cancellationToken);
        var (title, body) = (JapaneseNfc.Normalise(request.Title!.Trim()), BodyOf(request));
        if (notice is not null && (notice.Title, notice.Body) == (title, body))
        {
            // The second of two clicks, or the same again: there is nothing to overwrite.
            return Result.Done;
        }

        if (notice is null ? request.Version is not null : request.Version is not { } version || !db.IsVersion(notice, version))
        {
            return OnboardingErrors.ChangedMeanwhile;
        }

        if (notice is null)
        {
            db.Add(notice = new InsurerNotice { InsurerId = insurerId, Reader = request.Reader, Title = title, Body = body, SavedAt = now });
        }

        (notice.Title, notice.Body, notice.SavedAt) = (title, body, now);
        db.Add(AuditEvent.By(user, now, "InsurerNoticeSaved", nameof(InsurerNotice), notice.Id));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || exception.Violates(InsurerNotice.OnePerReader))
        {
            return OnboardingErrors.ChangedMeanwhile;
        }
    }
}
