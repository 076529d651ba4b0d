namespace Portal.Core.Subsidies;

/// <summary>助成金申請の状態.</summary>
public enum ApplicationStatus
{
    /// <summary>保存済み・未提出.</summary>
    Draft,

    /// <summary>受付済み: waits to be examined.</summary>
    Submitted,

    /// <summary>取り下げ, by the applicant before the decision.</summary>
    Withdrawn,

    /// <summary>審査中: an examiner has taken it.</summary>
    UnderReview,

    /// <summary>修正待ち: returned (差し戻し) to the office, which mends what is marked.</summary>
    Returned,

    /// <summary>交付決定.</summary>
    Granted,

    /// <summary>不交付決定: the office may apply again.</summary>
    Denied,

    /// <summary>振込済み.</summary>
    Paid,

    /// <summary>口座の確認待ち: the transfer failed, and the office corrects the account.</summary>
    AwaitingAccount,

    /// <summary>取消: nothing remains of the grant.</summary>
    Revoked,

    /// <summary>中止・廃止: likewise, because the office asked for it.</summary>
    Discontinued,
}
