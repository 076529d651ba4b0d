namespace Portal.Core.ReviewBoard;

/// <summary>審査会の状態.</summary>
public enum ReviewSessionStatus
{
    /// <summary>準備中: nothing has been sent to anybody.</summary>
    Draft,

    /// <summary>登録済み: reviewers have links.</summary>
    Registered,

    /// <summary>終了: past its expiry, every link is dead.</summary>
    Closed,

    /// <summary>削除済み: deleted by the insurer, or a draft that was cancelled.</summary>
    Deleted,
}

public static class ReviewSessionStatuses
{
    /// <summary>Papers, people and facts may be changed: not once it is over or deleted.</summary>
    public static bool IsEditable(this ReviewSessionStatus status) =>
        status is ReviewSessionStatus.Draft or ReviewSessionStatus.Registered;
}
