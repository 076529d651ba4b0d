using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 介護認定審査会の1回の開催. The insurer prepares it as a draft, registers it (登録), updates it (更新, a new version)
/// and may delete it (削除). Life cycle: docs/states.md.
/// </summary>
public sealed class ReviewSession
{
    public const int PlaceMaxLength = 100;
    public const int NoteMaxLength = 500;
    public const int DeletionReasonMaxLength = 200;
    public const int MaxPages = 2_000;
    public const long MaxBytes = 500L * 1024 * 1024;
    public const int MaxReviewers = 30;
    public const int MaxCases = 2_000;
    public const int MaxNumber = 99_999;
    public const int DaysOpenAfterSession = 7;
    public const int MostDaysOpenAfterSession = 90;
    public const int MostYearsAhead = 3;

    /// <summary>So many wrong entries in a session's life close its gate until new passwords are issued.</summary>
    public const int MaxFailedAttempts = 30;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    /// <summary>第○回.</summary>
    public required int Number { get; set; }

    /// <summary>開催予定日, Japan's day; null while a draft lacks it.</summary>
    public DateOnly? PlannedOn { get; set; }

    /// <summary>開始時刻 in Japan; null when not stated.</summary>
    public TimeOnly? StartsAt { get; set; }

    public Guid? PanelId { get; set; }

    /// <summary>合議体の名前 as it was when chosen; empty when none was.</summary>
    public string PanelName { get; set; } = "";

    public string Place { get; set; } = "";

    public string Note { get; set; } = "";

    /// <summary>審査員の人数 as the clerk states it: must equal the number of addresses chosen.</summary>
    public int? ReviewerCount { get; set; }

    /// <summary>ダウンロードを許可する; false means screen only.</summary>
    public bool DownloadAllowed { get; set; } = true;

    /// <summary>The last day (Japan) on which the links work; null until the date is known.</summary>
    public DateOnly? ExpiresOn { get; set; }

    public ReviewSessionStatus Status { get; private set; } = ReviewSessionStatus.Draft;

    /// <summary>版: 0 for a draft, 1 after 登録, one more with each 更新.</summary>
    public int Version { get; private set; }

    /// <summary>Counts edits of the form; a form that was opened at another count is refused (two clerks).</summary>
    public int Revision { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid CreatedById { get; init; }

    public required DateTimeOffset SavedAt { get; set; }

    public required Guid SavedById { get; set; }

    public DateTimeOffset? RegisteredAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>削除の理由 as the insurer typed it; empty when none was given.</summary>
    public string DeletionReason { get; private set; } = "";

    /// <summary>When the papers were purged (資料の削除); null while they exist.</summary>
    public DateTimeOffset? PurgedAt { get; private set; }

    /// <summary>Wrong entries at the gate by all reviewers since the last new passwords.</summary>
    public int FailedAttempts { get; private set; }

    /// <summary>
    /// 開催情報 that waits for 更新; null when nothing does. Until then reviewers, jobs, mails and lists go by the row itself.
    /// </summary>
    public SessionPlan? Pending { get; private set; }

    /// <summary>更新待ち: 更新 would change something for reviewers. Only of a registered session; what was changed and changed back waits no more.</summary>
    public bool AwaitsUpdate { get; private set; }

    public IList<ReviewCase> Cases { get; init; } = [];

    public IList<ReviewDocument> Documents { get; init; } = [];

    public IList<SessionReviewer> Reviewers { get; init; } = [];

    /// <summary>第42回 介護認定審査会（第3合議体）.</summary>
    public string Title => ReviewSessionTitle.Of(Number, PanelName);

    public bool IsEditable => Status.IsEditable();

    /// <summary>Links work: registered and not past the last day in Japan.</summary>
    public bool IsOpenOn(DateOnly day) => Status == ReviewSessionStatus.Registered && day <= ExpiresOn;

    /// <summary>開催情報 as entered: at once into a draft, beside a registered session until 更新.</summary>
    public void Enter(SessionPlan plan)
    {
        if (Version == 0)
        {
            Write(plan);
            return;
        }

        Pending = plan == SessionPlan.Of(this) ? null : plan;
    }

    /// <summary>A copy as 更新 would make it, for whoever prepares the next version; it is never saved.</summary>
    public ReviewSession AsPrepared()
    {
        var copy = (ReviewSession)MemberwiseClone();
        copy.TakeUpPending();
        return copy;
    }

    public void Saved(Guid accountId, DateTimeOffset at)
    {
        (SavedById, SavedAt) = (accountId, at);
        Revision++;
    }

    /// <summary>What forms opened before this would undo; nothing of it waits for 更新.</summary>
    public void Revise() => Revision++;

    /// <summary>A case or a paper was changed: these never overwrite each other, so the forms stay as good as they were.</summary>
    public void Touched(Guid accountId, DateTimeOffset at) => (SavedById, SavedAt) = (accountId, at);

    /// <summary>What was just saved differs from the published version, or does not any more.</summary>
    public void NoteAwaitingUpdate(bool differs) => AwaitsUpdate = differs;

    /// <summary>登録 makes version 1, 更新 the next one.</summary>
    public Result Publish(DateTimeOffset at)
    {
        if (!IsEditable)
        {
            return ReviewSessionErrors.NotEditable;
        }

        TakeUpPending();
        (Status, RegisteredAt, Version, AwaitsUpdate) = (ReviewSessionStatus.Registered, RegisteredAt ?? at, Version + 1, false);
        return Result.Done;
    }

    /// <summary>更新 without new papers: what waited is taken up, and the version stays.</summary>
    public Result Amend()
    {
        if (Status != ReviewSessionStatus.Registered)
        {
            return ReviewSessionErrors.NotEditable;
        }

        TakeUpPending();
        AwaitsUpdate = false;
        return Result.Done;
    }

    public Result Delete(DateTimeOffset at, string reason = "")
    {
        if (Status == ReviewSessionStatus.Deleted)
        {
            return ReviewSessionErrors.AlreadyDeleted;
        }

        (Status, DeletedAt, DeletionReason, Pending, AwaitsUpdate) = (ReviewSessionStatus.Deleted, at, reason, null, false);
        return Result.Done;
    }

    /// <summary>Everybody has a new password: what was guessed at is worth nothing any more.</summary>
    public void ForgetFailures() => FailedAttempts = 0;

    public void Close()
    {
        if (Status == ReviewSessionStatus.Registered)
        {
            (Status, Pending, AwaitsUpdate) = (ReviewSessionStatus.Closed, null, false);
        }
    }

    public void Purged(DateTimeOffset at) => PurgedAt ??= at;

    private void TakeUpPending()
    {
        if (Pending is { } plan)
        {
            Write(plan);
            Pending = null;
        }
    }

    private void Write(SessionPlan plan)
    {
        (Number, PlannedOn, StartsAt) = (plan.Number, plan.PlannedOn, plan.StartsAt);
        (PanelId, PanelName) = (plan.PanelId, plan.PanelName);
        (Place, Note) = (plan.Place, plan.Note);
        (DownloadAllowed, ExpiresOn) = (plan.DownloadAllowed, plan.ExpiresOn);
    }
}
