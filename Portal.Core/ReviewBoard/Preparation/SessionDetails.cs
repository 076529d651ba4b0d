using System.Globalization;
using FluentValidation;
using Portal.Core.JapaneseText;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>開催情報 as typed. A draft may lack anything; what is there has to be readable.</summary>
public sealed record SessionDetails
{
    /// <summary>第○回.</summary>
    public string? Number { get; init; }

    /// <summary>開催予定日.</summary>
    public string? PlannedOn { get; init; }

    /// <summary>開始時刻.</summary>
    public string? StartsAt { get; init; }

    /// <summary>合議体.</summary>
    public Guid? PanelId { get; init; }

    /// <summary>開催場所.</summary>
    public string? Place { get; init; }

    /// <summary>連絡事項.</summary>
    public string? Note { get; init; }

    /// <summary>審査員の人数.</summary>
    public string? ReviewerCount { get; init; }

    /// <summary>閲覧のしかた: true when a download is allowed.</summary>
    public bool DownloadAllowed { get; init; } = true;

    /// <summary>閲覧期限.</summary>
    public string? ExpiresOn { get; init; }

    /// <summary>What is saved, as a person would have typed it.</summary>
    public static SessionDetails Of(SessionFacts facts) => new()
    {
        Number = $"{facts.Plan.Number}",
        PlannedOn = facts.Plan.PlannedOn?.ToJapanText(),
        StartsAt = facts.Plan.StartsAt?.ToString("H:mm", CultureInfo.InvariantCulture),
        PanelId = facts.Plan.PanelId,
        Place = facts.Plan.Place,
        Note = facts.Plan.Note,
        ReviewerCount = facts.ReviewerCount?.ToString(CultureInfo.InvariantCulture),
        DownloadAllowed = facts.Plan.DownloadAllowed,
        ExpiresOn = facts.Plan.ExpiresOn?.ToJapanText(),
    };

    /// <summary>A typed number in any width, with or without 第, 回 or 名; null for what is no number.</summary>
    public static int? NumberOf(string? typed)
    {
        var text = WidthFolding.ToCode(typed ?? "").Trim().TrimStart('第').TrimEnd('回', '名', '人').Trim();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public static DateOnly? DayOf(string? typed) => JapaneseDate.TryParse(typed, out var day) ? day : null;

    public static TimeOnly? TimeOf(string? typed) => JapaneseTime.TryParse(typed, out var time) ? time : null;

    /// <summary>閲覧期限 when nothing was typed: seven days after the session.</summary>
    public DateOnly? Expiry =>
        string.IsNullOrWhiteSpace(ExpiresOn) ? AfterSession(ReviewSession.DaysOpenAfterSession) : DayOf(ExpiresOn);

    /// <summary>The last day that 閲覧期限 may be; null while there is no day, or a mistyped one at the end of all calendars.</summary>
    public DateOnly? LatestExpiry => AfterSession(ReviewSession.MostDaysOpenAfterSession);

    private DateOnly? AfterSession(int days) =>
        DayOf(PlannedOn) is { } day && day.DayNumber + days <= DateOnly.MaxValue.DayNumber ? day.AddDays(days) : null;
}

public sealed class SessionDetailsValidator : AbstractValidator<SessionDetails>
{
    public SessionDetailsValidator()
    {
        RuleFor(d => d.Number)
            .Must(typed => SessionDetails.NumberOf(typed) is >= 1 and <= ReviewSession.MaxNumber)
            .WithMessage("回数は、1から99,999までの数字で入力してください。");
        RuleFor(d => d.PlannedOn)
            .Must(typed => IsEmpty(typed) || SessionDetails.DayOf(typed) is not null)
            .WithMessage("開催予定日を読み取れません。「令和8年12月3日」や「2026-12-03」のように入力してください。");
        RuleFor(d => d.StartsAt)
            .Must(typed => IsEmpty(typed) || SessionDetails.TimeOf(typed) is not null)
            .WithMessage("開始時刻を読み取れません。「14:00」や「午後2時」のように入力してください。");
        RuleFor(d => d.Place).MaximumLength(ReviewSession.PlaceMaxLength).WithMessage("場所は100文字以内で入力してください。")
            .Must(ReviewerRules.IsPrintable).WithMessage("場所に改行などの見えない文字が含まれています。入力し直してください。");
        RuleFor(d => d.Note).MaximumLength(ReviewSession.NoteMaxLength).WithMessage("連絡事項は500文字以内で入力してください。")
            .Must(typed => !HiddenCharacters.AreInLines(typed ?? "")).WithMessage("連絡事項に見えない文字が含まれています。入力し直してください。");
        RuleFor(d => d.ReviewerCount)
            .Must(typed => IsEmpty(typed) || SessionDetails.NumberOf(typed) is >= 1 and <= ReviewSession.MaxReviewers)
            .WithMessage("審査員の人数は、1から30までの数字で入力してください。");
        RuleFor(d => d.ExpiresOn)
            .Must(typed => IsEmpty(typed) || SessionDetails.DayOf(typed) is not null)
            .WithMessage("閲覧期限を読み取れません。「令和8年12月10日」や「2026-12-10」のように入力してください。");
        RuleFor(d => d.ExpiresOn)
            .Must((details, _) => !(details.Expiry < SessionDetails.DayOf(details.PlannedOn)))
            .WithMessage("閲覧期限は、開催予定日より前にできません。開催予定日以後の日を入力してください。")
            .Must((details, _) => !(details.Expiry > details.LatestExpiry))
            .WithMessage("閲覧期限は、開催予定日の90日後までの日を入力してください。");
    }

    private static bool IsEmpty(string? typed) => string.IsNullOrWhiteSpace(typed);
}
