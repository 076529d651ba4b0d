namespace Portal.Core.Content;

/// <summary>お知らせの種類 in words.</summary>
public static class BannerKindText
{
    /// <summary>What the kind is called on screen.</summary>
    public static string Text(this BannerKind kind) => kind switch
    {
        BannerKind.Emergency => "緊急のお知らせ",
        BannerKind.Maintenance => "メンテナンスのお知らせ",
        _ => "大切なお知らせ",
    };
}
