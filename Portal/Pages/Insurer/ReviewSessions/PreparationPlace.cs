using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>The page on which something missing is mended.</summary>
public static class PreparationPlace
{
    public static string HrefOf(PreparationStep step, Guid sessionId) => step switch
    {
        PreparationStep.Details => $"~/insurer/review-sessions/{sessionId}/details",
        PreparationStep.Reviewers => $"~/insurer/review-sessions/{sessionId}/reviewers",
        PreparationStep.Papers => $"~/insurer/review-sessions/{sessionId}/papers",
        _ => "~/insurer/settings",
    };

    public static string NameOf(PreparationStep step) => step switch
    {
        PreparationStep.Details => "開催情報",
        PreparationStep.Reviewers => "審査員",
        PreparationStep.Papers => "資料",
        _ => "設定",
    };
}
