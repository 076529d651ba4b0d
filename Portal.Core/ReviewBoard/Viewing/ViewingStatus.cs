using Portal.Core.JapaneseText;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <param name="Reviewers">Who may read the current version.</param>
/// <param name="Former">Who was sent a version and is off the session now.</param>
/// <param name="IsGateClosed">入力の誤り in the whole session have closed its gate.</param>
/// <param name="PurgeOn">When the papers go; null while the session has no day.</param>
/// <param name="CaseCount">事例 as they stand now; 0 once the papers are gone.</param>
/// <param name="History">Null where it was not asked for.</param>
public sealed record ViewingStatus(
    Guid Id, int Number, string PanelName, ReviewSessionStatus Status, int Version, int Revision, DateOnly? PlannedOn, TimeOnly? StartsAt,
    DateOnly? ExpiresOn, bool IsGateClosed, DateTimeOffset Now, IReadOnlyList<ReviewerStatus> Reviewers, IReadOnlyList<FormerReviewer> Former,
    int RetentionDays, DateOnly? PurgeOn, DateTimeOffset? PurgedAt, DateTimeOffset? DeletedAt, string DeletionReason,
    int CaseCount, SessionHistory? History)
{
    /// <summary>これからの予定.</summary>
    public IReadOnlyList<ExpectedEvent> Ahead { get; init; } = [];

    /// <summary>保険者の名称.</summary>
    public string InsurerName { get; init; } = "";

    /// <summary>When something was saved after the last 登録 or 更新, which reviewers do not see yet; null for nothing.</summary>
    public DateTimeOffset? ChangesSavedAt { get; init; }

    /// <summary>受付 of the last 登録 or 更新; null for what was registered before numbers were given.</summary>
    public ReceiptReference? Receipt { get; init; }

    public string Title => ReviewSessionTitle.Of(Number, PanelName);

    public int ReadCount => Reviewers.Count(r => r.HasRead);

    public int UnreadCount => Reviewers.Count - ReadCount;

    public int HelpCount => Reviewers.Count(r => r.NeedsHelp) + (IsGateClosed ? 1 : 0);

    /// <summary>Links work, so everything may still be sent and mended.</summary>
    public bool IsOpen => Status == ReviewSessionStatus.Registered && Now.DayInJapan() <= ExpiresOn;

    /// <summary>Negative once the meeting is over.</summary>
    public int DaysLeft => (PlannedOn?.DayNumber ?? 0) - Now.DayInJapan().DayNumber;
}

/// <param name="SentAt">送信: the first attempt.</param>
/// <param name="ArrivedAt">到達: the receiving server took the mail.</param>
/// <param name="FailedAt">不達; null otherwise.</param>
/// <param name="MailProblem">Why the mail did not arrive, or not yet.</param>
/// <param name="IsLockedByHand">Shut by the insurer, not by wrong entries.</param>
/// <param name="NeedsHelp">あなたの対応が必要, as home and the lists count it.</param>
/// <param name="PasswordSetAt">When the password was made that works now.</param>
/// <param name="LacksPassword">The password mail has not got through; who has come in has the password all the same.</param>
/// <param name="Earlier">What was opened of the versions before, oldest first.</param>
public sealed record ReviewerStatus(
    Guid Id, string Name, string Profession, bool IsHead, string Email, int Version, ReviewerState State,
    DateTimeOffset? SentAt, DateTimeOffset? ArrivedAt, DateTimeOffset? FailedAt, string? MailProblem,
    DateTimeOffset? OpenedAt, DateTimeOffset? ViewedAt, DateTimeOffset? DownloadedAt, int DownloadCount,
    DateTimeOffset? LockedAt, bool IsLockedByHand, PasswordMail PasswordMail, DateTimeOffset? PasswordSetAt, bool NeedsHelp, bool LacksPassword,
    IReadOnlyList<EarlierReading> Earlier)
{
    /// <summary>再試行: when the mail is tried again; null when it is not to be.</summary>
    public DateTimeOffset? RetriesAt { get; init; }

    public bool HasRead => ViewedAt is not null || DownloadedAt is not null;

    /// <summary>「もしかして」 for an address that did not take the mail; null when nothing looks mistyped.</summary>
    public string? SuggestedEmail => State == ReviewerState.Undeliverable ? MailDomainHint.Suggest(Email) : null;
}

/// <summary>What was opened of a version that is not this reviewer's any more.</summary>
public sealed record EarlierReading(
    int Version, DateTimeOffset OpenedAt, DateTimeOffset? ViewedAt, DateTimeOffset? DownloadedAt, int DownloadCount);

/// <summary>外れた審査員: stopped, or not chosen any more.</summary>
public sealed record FormerReviewer(
    Guid Id, string Name, string Profession, string Email, DateTimeOffset LeftAt, IReadOnlyList<EarlierReading> Readings);
