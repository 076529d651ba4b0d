using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>パスワード通知メールの状態.</summary>
public enum PasswordMailState
{
    /// <summary>The insurer tells the password another way.</summary>
    NotByMail,

    /// <summary>送信待ち: it follows some minutes after the URL.</summary>
    Waiting,

    /// <summary>再試行中.</summary>
    Retrying,

    /// <summary>保留: the meeting was over before the mail could go.</summary>
    HeldBack,

    /// <summary>不達.</summary>
    Undeliverable,

    /// <summary>送信済み.</summary>
    Sent,

    /// <summary>未送信: none has gone, or will go, to the address that the reviewer has now.</summary>
    Missing,
}

/// <summary>パスワード通知メール of one reviewer.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="At">Of that state: when it goes, went or failed; null when nothing can be said.</param>
/// <param name="Problem">Why it did not arrive, or not yet.</param>
public sealed record PasswordMail(PasswordMailState State, DateTimeOffset? At = null, string? Problem = null)
{
    public string Text => State switch
    {
        PasswordMailState.Waiting => "送信待ち",
        PasswordMailState.Retrying => "再試行中",
        PasswordMailState.HeldBack => "保留",
        PasswordMailState.Undeliverable => "不達",
        PasswordMailState.Sent => "送信済み",
        PasswordMailState.Missing => "未送信",
        _ => "",
    };

    /// <param name="chosen">The insurer asked for it when this password was made.</param>
    /// <param name="latest">The last one written; null when there is none.</param>
    internal static PasswordMail Of(bool chosen, WrittenPasswordMail? latest) => latest switch
    {
        _ when !chosen => new(PasswordMailState.NotByMail),
        null => new(PasswordMailState.Missing),
        { IsElsewhere: true } => new(PasswordMailState.Missing),
        { Status: MailStatus.Sent } => new(PasswordMailState.Sent, latest.SentAt),
        { Status: MailStatus.Waiting } => new(PasswordMailState.Waiting, latest.NextAttemptAt),
        { Status: MailStatus.Retrying } => new(PasswordMailState.Retrying, latest.NextAttemptAt, latest.Problem),
        { Status: MailStatus.HeldBack } => new(PasswordMailState.HeldBack),
        { Status: MailStatus.Undeliverable } => new(PasswordMailState.Undeliverable, latest.FailedAt, latest.Problem),
        _ => new(PasswordMailState.Missing),
    };
}

internal sealed record WrittenPasswordMail(
    bool IsElsewhere, MailStatus Status, DateTimeOffset NextAttemptAt, DateTimeOffset? SentAt, DateTimeOffset? FailedAt, string? Problem);
