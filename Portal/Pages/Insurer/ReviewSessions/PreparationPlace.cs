using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>The page on which a part of the preparation is mended.</summary>
public static class PreparationPlace
{
    public static string PathOf(PreparationPart part) => part switch
    {
        PreparationPart.Details => "details",
        PreparationPart.Reviewers => "reviewers",
        PreparationPart.Papers => "papers",
        _ => "papers#packet",
    };

    public static string NameOf(PreparationPart part) => part switch
    {
        PreparationPart.Details => "開催情報",
        PreparationPart.Reviewers => "審査員",
        PreparationPart.Papers => "資料",
        _ => "1冊にまとめた資料",
    };
}
