namespace Portal.Core.Mail;

/// <summary>送信メールの状態.</summary>
public enum MailStatus
{
    /// <summary>送信待ち.</summary>
    Waiting,

    /// <summary>再試行中: refused for now or not reachable.</summary>
    Retrying,

    /// <summary>送信済み: the receiving server answered 250.</summary>
    Sent,

    /// <summary>不達: refused for good, or given up after 24 hours.</summary>
    Undeliverable,

    /// <summary>保留: its occasion has passed; kept for a person to confirm.</summary>
    HeldBack,

    /// <summary>取消: no longer wanted before it was sent.</summary>
    Withdrawn,
}
