namespace Portal.Core.ReviewBoard;

/// <summary>The notices' names, the same on screen and in mails.</summary>
public static class NoticeKindText
{
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.ProcessingResult => "処理結果の通知",
        _ => "審査会資料参照状況の通知",
    };
}
