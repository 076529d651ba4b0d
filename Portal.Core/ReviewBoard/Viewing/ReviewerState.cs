using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>Where one reviewer stands, as the insurer has to know it.</summary>
public enum ReviewerState
{
    /// <summary>送信待ち.</summary>
    Waiting,

    /// <summary>再試行中.</summary>
    Retrying,

    /// <summary>保留: the meeting was over before the mail could go.</summary>
    HeldBack,

    /// <summary>不達.</summary>
    Undeliverable,

    /// <summary>未読: the mail arrived.</summary>
    Unread,

    /// <summary>閲覧済み.</summary>
    Read,

    /// <summary>ロック中.</summary>
    Locked,
}

public static class ReviewerStates
{
    /// <param name="isLocked">Too many wrong entries.</param>
    /// <param name="hasRead">Has had this version on the screen or as a file.</param>
    /// <param name="mail">The latest URL mail of this version; null when there is none.</param>
    public static ReviewerState Of(bool isLocked, bool hasRead, MailStatus? mail) => (isLocked, hasRead, mail) switch
    {
        // A lock has to be solved even by who has read: the same person may want to read again.
        (true, _, _) => ReviewerState.Locked,
        (_, true, _) => ReviewerState.Read,
        (_, _, MailStatus.Undeliverable) => ReviewerState.Undeliverable,
        (_, _, MailStatus.HeldBack) => ReviewerState.HeldBack,
        (_, _, MailStatus.Retrying) => ReviewerState.Retrying,
        (_, _, MailStatus.Waiting) => ReviewerState.Waiting,
        _ => ReviewerState.Unread,
    };

    public static string ToText(this ReviewerState state) => state switch
    {
        ReviewerState.Waiting => "送信待ち",
        ReviewerState.Retrying => "再試行中",
        ReviewerState.HeldBack => "保留",
        ReviewerState.Undeliverable => "不達",
        ReviewerState.Unread => "未読",
        ReviewerState.Read => "閲覧済み",
        _ => "ロック中",
    };
}
