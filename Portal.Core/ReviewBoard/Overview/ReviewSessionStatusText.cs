namespace Portal.Core.ReviewBoard;

/// <summary>The states of a session in words, the same on screen, in mail and in CSV.</summary>
public static class ReviewSessionStatusText
{
    public static string Of(ReviewSessionStatus status, int version) => status switch
    {
        ReviewSessionStatus.Draft => "準備中",
        ReviewSessionStatus.Registered => $"登録済み・第{version}版",
        ReviewSessionStatus.Closed => "終了",
        _ => "削除済み",
    };
}
