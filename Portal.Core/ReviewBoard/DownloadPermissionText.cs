namespace Portal.Core.ReviewBoard;

/// <summary>閲覧のしかた in words.</summary>
public static class DownloadPermissionText
{
    public static string Of(bool isAllowed) => isAllowed ? "ダウンロードを許可する" : "画面で見るだけ";
}
