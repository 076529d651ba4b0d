using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>保険者の日程, from the draft of the secretariat to the 利用開始日 that everybody sees.</summary>
public sealed class InsurerSchedule
{
    public const int ReasonMaxLength = 500;

    private SetupPlacement setup = null!;

    /// <summary>公開 or 延期: what a wish to change goes back to when it is not followed.</summary>
    private InsurerScheduleStatus publicAs;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    public InsurerScheduleStatus Status { get; private set; }

    /// <summary>初期セットアップの期間.</summary>
    public required SetupPlacement Setup { get => setup; init => setup = value; }

    /// <summary>利用開始日 of the draft or the agreement; the public one is <see cref="PublicStartOn"/>.</summary>
    public DateOnly StartsOn => AgreedStartOn ?? Setup.ServiceStartsOn;

    /// <summary>A 利用開始日 other than a week after the completion; null for that.</summary>
    public DateOnly? AgreedStartOn { get; private set; }

    /// <summary>回答期限.</summary>
    public DateOnly? ReplyBy { get; private set; }

    /// <summary>希望の利用開始日, while it waits for a decision.</summary>
    public DateOnly? WishedStartOn { get; private set; }

    /// <summary>What is wrong, or why a change is wished, in the insurer's words.</summary>
    public string? InsurerReason { get; private set; }

    /// <summary>公開している利用開始日; null when none is public.</summary>
    public DateOnly? PublicStartOn { get; private set; }

    /// <summary>The codes of the municipalities for which the day was published: those are withdrawn together, whoever's they are by then.</summary>
    public string[] PublishedCodes { get; private set; } = [];

    /// <summary>Why a public day was moved or withdrawn, for everybody to read.</summary>
    public string? PublicReason { get; private set; }

    /// <summary>実際の初期セットアップ完了日, as the insurer reports it; null until then.</summary>
    public DateOnly? CompletedOn { get; private set; }

    /// <summary>固定: a draft that no new 日程案 moves; of no matter from the 通知 on.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>A new 日程案 places it anew; everything else stays where it is.</summary>
    public bool IsFreeToPropose => Status == InsurerScheduleStatus.Adjusting || (Status == InsurerScheduleStatus.Draft && !IsLocked);

    /// <summary>回答が遅れている.</summary>
    public bool IsOverdueOn(DateOnly today) => Status == InsurerScheduleStatus.Notified && ReplyBy < today;

    public bool IsPublic => Status is InsurerScheduleStatus.Published or InsurerScheduleStatus.ChangeWished or InsurerScheduleStatus.Postponed;

    /// <summary>案をつくり直す: until a day is public, and after it was withdrawn. Whatever was replied is void.</summary>
    public Result Redraft(SetupPlacement placement)
    {
        if (IsPublic)
        {
            return InsurerScheduleErrors.NotNow(Status);
        }

        Place(placement);
        (AgreedStartOn, ReplyBy, WishedStartOn, InsurerReason) = (null, null, null, null);
        Status = InsurerScheduleStatus.Draft;
        return Result.Done;
    }

    /// <summary>固定する, or let go.</summary>
    public Result SwitchLock(bool isLocked)
    {
        if (Status != InsurerScheduleStatus.Draft)
        {
            return InsurerScheduleErrors.NotNow(Status);
        }

        IsLocked = isLocked;
        return Result.Done;
    }

    /// <summary>通知する: the reply comes before the setup begins.</summary>
    public Result Notify(DateOnly replyBy, DateOnly today)
    {
        if (Status != InsurerScheduleStatus.Draft)
        {
            return InsurerScheduleErrors.NotNow(Status);
        }

        if (replyBy <= today)
        {
            return InsurerScheduleErrors.ReplyByPast;
        }

        if (Setup.StartsOn <= replyBy)
        {
            return InsurerScheduleErrors.SetupBeforeReply(Setup.StartsOn);
        }

        (Status, ReplyBy, IsLocked) = (InsurerScheduleStatus.Notified, replyBy, false);
        return Result.Done;
    }

    /// <summary>承諾する; also late, but not when the setup should have begun already.</summary>
    public Result Accept(DateOnly today) =>
        Status == InsurerScheduleStatus.Notified && Setup.StartsOn < today ? InsurerScheduleErrors.SetupPast(Setup.StartsOn)
        : Go(InsurerScheduleStatus.Accepted, InsurerScheduleStatus.Notified);

    /// <summary>問題あり.</summary>
    public Result Dispute(string? reason) =>
        Status != InsurerScheduleStatus.Notified ? InsurerScheduleErrors.NotNow(Status) : Tell(reason, InsurerScheduleStatus.Disputed, null);

    /// <summary>別の利用開始日を希望する.</summary>
    public Result WishOtherStart(DateOnly startsOn, bool isSure, DateOnly today)
    {
        if (Status != InsurerScheduleStatus.Notified)
        {
            return InsurerScheduleErrors.NotNow(Status);
        }

        if (Setup.StartsOn < today)
        {
            return InsurerScheduleErrors.SetupPast(Setup.StartsOn);
        }

        if (startsOn == StartsOn)
        {
            return InsurerScheduleErrors.SameStart;
        }

        var check = Setup.CheckServiceStart(startsOn, isSure);
        if (!check.Failed)
        {
            (Status, WishedStartOn) = (InsurerScheduleStatus.OtherStartWished, startsOn);
        }

        return check;
    }

    /// <summary>希望の利用開始日にする: what the insurer wished is accepted by the insurer.</summary>
    public Result GrantOtherStart(DateOnly today)
    {
        if (Status != InsurerScheduleStatus.OtherStartWished)
        {
            return InsurerScheduleErrors.NotNow(Status);
        }

        if (Setup.StartsOn < today)
        {
            return InsurerScheduleErrors.SetupPastForSecretariat(Setup.StartsOn);
        }

        (Status, AgreedStartOn, WishedStartOn) = (InsurerScheduleStatus.Accepted, WishedStartOn, null);
        return Result.Done;
    }

    /// <summary>確定する: only what was accepted.</summary>
    public Result Fix() => Go(InsurerScheduleStatus.Fixed, InsurerScheduleStatus.Accepted);

    /// <summary>公開する: only what is fixed, and no day that has come already.</summary>
    /// <param name="codes">The municipalities for which it is published.</param>
    /// <param name="publicReason">Where a day that was public moves; null otherwise.</param>
    public Result Publish(DateOnly today, IEnumerable<string> codes, string? publicReason = null)
    {
        var went = Status == InsurerScheduleStatus.Fixed && StartsOn <= today ? InsurerScheduleErrors.StartPast(StartsOn)
            : Go(InsurerScheduleStatus.Published, InsurerScheduleStatus.Fixed);
        if (!went.Failed)
        {
            (PublicStartOn, publicAs, PublishedCodes, PublicReason) = (StartsOn, Status, [.. codes], publicReason?.Trim());
        }

        return went;
    }

    /// <summary>Another insurer has published a day for these municipalities: they are its own now.</summary>
    internal void Release(IReadOnlyCollection<string> codes) => PublishedCodes = [.. PublishedCodes.Except(codes)];

    /// <summary>変更を希望する.</summary>
    /// <param name="startsOn">The day that is wished instead, if any; whether its setup allows it, the secretariat says.</param>
    public Result WishChange(string? reason, DateOnly? startsOn) =>
        Status is InsurerScheduleStatus.Published or InsurerScheduleStatus.Postponed
            ? Tell(reason, InsurerScheduleStatus.ChangeWished, startsOn)
            : InsurerScheduleErrors.NotNow(Status);

    /// <summary>変更しない: what is public stands as it was.</summary>
    public Result KeepAsItIs()
    {
        var went = Go(publicAs, InsurerScheduleStatus.ChangeWished);
        if (!went.Failed)
        {
            (WishedStartOn, InsurerReason) = (null, null);
        }

        return went;
    }

    /// <summary>初期セットアップの完了を報告する, once a day is public; reported again, it is mended.</summary>
    public Result ReportCompletion(DateOnly completedOn, DateOnly today)
    {
        if (!IsPublic)
        {
            return InsurerScheduleErrors.NotNow(Status);
        }

        if (completedOn > today)
        {
            return InsurerScheduleErrors.CompletionAhead;
        }

        if (completedOn < Setup.StartsOn)
        {
            return InsurerScheduleErrors.CompletionBeforeSetup(Setup.StartsOn);
        }

        CompletedOn = completedOn;
        return Result.Done;
    }

    /// <summary>延期する: the later day is public at once.</summary>
    /// <param name="isAgreed">The insurer has agreed to these days; its own wish needs no other word while the setup stays.</param>
    public Result Postpone(SetupPlacement placement, DateOnly startsOn, string? publicReason, bool isAgreed, bool isSure, DateOnly today)
    {
        var check = CheckPostponement(placement, startsOn, publicReason, isAgreed, isSure, today);
        if (!check.Failed)
        {
            (Status, publicAs, WishedStartOn, InsurerReason) = (InsurerScheduleStatus.Postponed, InsurerScheduleStatus.Postponed, null, null);
            Place(placement);
            AgreedStartOn = startsOn == placement.ServiceStartsOn ? null : startsOn;
            (PublicStartOn, PublicReason) = (startsOn, publicReason!.Trim());
        }

        return check;
    }

    /// <summary>日程調整中に戻す: no day is public any more, and everybody reads why.</summary>
    public Result Withdraw(string? publicReason)
    {
        var check = !IsPublic ? InsurerScheduleErrors.NotNow(Status) : CheckReason(publicReason);
        if (!check.Failed)
        {
            (Status, PublicStartOn, PublicReason, PublishedCodes) = (InsurerScheduleStatus.Adjusting, null, publicReason!.Trim(), []);
        }

        return check;
    }

    private static Result CheckReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? InsurerScheduleErrors.ReasonMissing
        : reason.Trim().Length > ReasonMaxLength ? InsurerScheduleErrors.ReasonTooLong
        : Result.Done;

    // A completion that was reported belongs to the setup of then.
    private void Place(SetupPlacement placement) => (CompletedOn, setup) = (placement == setup ? CompletedOn : null, placement);

    /// <summary>Whether <see cref="Postpone"/> would go through; changes nothing.</summary>
    public Result CheckPostponement(
        SetupPlacement placement, DateOnly startsOn, string? publicReason, bool isAgreed, bool isSure, DateOnly today)
    {
        if (!IsPublic)
        {
            return InsurerScheduleErrors.NotNow(Status);
        }

        var reason = CheckReason(publicReason);
        return reason.Failed ? reason
            : startsOn <= PublicStartOn ? InsurerScheduleErrors.NotLater(PublicStartOn.Value)
            : startsOn <= today ? InsurerScheduleErrors.StartPast(startsOn)
            : placement != Setup && placement.StartsOn <= today ? InsurerScheduleErrors.SetupPastForSecretariat(placement.StartsOn)
            : !isAgreed && (startsOn != WishedStartOn || placement != Setup) ? InsurerScheduleErrors.NotAgreed
            : placement.CheckServiceStart(startsOn, isSure);
    }

    private Result Go(InsurerScheduleStatus to, InsurerScheduleStatus from)
    {
        if (Status != from)
        {
            return InsurerScheduleErrors.NotNow(Status);
        }

        Status = to;
        return Result.Done;
    }

    private Result Tell(string? reason, InsurerScheduleStatus to, DateOnly? wishedStartOn)
    {
        var check = CheckReason(reason);
        if (!check.Failed)
        {
            (Status, InsurerReason, WishedStartOn) = (to, reason!.Trim(), wishedStartOn);
        }

        return check;
    }
}
