using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>審査会資料の設定を変更する.</summary>
/// <param name="Version">The row's version when the form was opened; null for the first time.</param>
public sealed record ChangeReviewBoardSettings(
    uint? Version, int? RetentionDays, bool RemindReviewers, OpeningNotice? OpeningNotice, string? ContactName,
    string? ContactPhone) : IRequest<Result>;

public sealed class ChangeReviewBoardSettingsValidator : AbstractValidator<ChangeReviewBoardSettings>
{
    public ChangeReviewBoardSettingsValidator()
    {
        RuleFor(r => r.ContactName).Cascade(CascadeMode.Stop)
            .Must(v => ReviewerRules.Tidy(v).Length > 0).WithMessage("問い合わせ先の部署名を入力してください。")
            .Must(v => ReviewerRules.Tidy(v).Length <= ReviewBoardSettings.ContactMaxLength)
            .WithMessage("問い合わせ先の部署名は200文字以内で入力してください。")
            .Must(ReviewerRules.IsPrintable).WithMessage("問い合わせ先の部署名に改行などの見えない文字が含まれています。入力し直してください。");
        RuleFor(r => r.ContactPhone).Cascade(CascadeMode.Stop)
            .Must(v => !string.IsNullOrWhiteSpace(v)).WithMessage("問い合わせ先の電話番号を入力してください。")
            .Must(v => PhoneNumber.TryNormalise(v, out _)).WithMessage("電話番号は「097-534-6111」のように、市外局番から入力してください。");
        RuleFor(r => r.RetentionDays).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("資料を保存する日数を入力してください。")
            .InclusiveBetween(ReviewBoardSettings.ShortestRetentionDays, ReviewBoardSettings.LongestRetentionDays)
            .WithMessage("資料を保存する日数は、1日から365日までで入力してください。");
        RuleFor(r => r.OpeningNotice).NotNull().WithMessage("開封の知らせ方を選んでください。")
            .IsInEnum().WithMessage("開封の知らせ方を選んでください。");
    }
}

public sealed class ChangeReviewBoardSettingsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangeReviewBoardSettings, Result>
{
    public async Task<Result> Handle(ChangeReviewBoardSettings request, CancellationToken cancellationToken)
    {
        var insurerId = user.InsurerId!.Value;
        var settings = await db.ReviewBoardSettings.SingleOrDefaultAsync(s => s.InsurerId == insurerId, cancellationToken);
        var isAsOpened = settings is null
            ? request.Version is null
            : request.Version is { } version && db.IsVersion(settings, version);
        if (!isAsOpened)
        {
            return ReviewBoardSettingsErrors.ChangedMeanwhile;
        }

        if (settings is null)
        {
            db.Add(settings = new ReviewBoardSettings { InsurerId = insurerId });
        }

        PhoneNumber.TryNormalise(request.ContactPhone, out var phone);
        (settings.RetentionDays, settings.RemindReviewers) = (request.RetentionDays!.Value, request.RemindReviewers);
        settings.OpeningNotice = request.OpeningNotice!.Value;
        (settings.ContactName, settings.ContactPhone) = (ReviewerRules.Tidy(request.ContactName), phone!);
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ReviewBoardSettingsChanged", nameof(ReviewBoardSettings), insurerId, details: new
        {
            settings.RetentionDays,
            settings.RemindReviewers,
            OpeningNotice = settings.OpeningNotice.ToString(),
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception)
            when (exception is DbUpdateConcurrencyException || exception.Violates(ReviewBoardSettings.OnePerInsurer))
        {
            return ReviewBoardSettingsErrors.ChangedMeanwhile;
        }

        return Result.Done;
    }
}
