using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>The page on which something missing is mended.</summary>
public static class PreparationPlace
{
    /// <summary>Where the preparation of a draft stopped: its first step that is not complete, else the papers.</summary>
    public static PreparationStep StoppedAt(SessionReadiness readiness) =>
        readiness.Missing.Select(m => m.Step).Where(s => s is PreparationStep.Details or PreparationStep.Reviewers)
            .DefaultIfEmpty(PreparationStep.Papers).Min();

    /// <summary>Numbers of the steps, from 1, that still lack something.</summary>
    public static IReadOnlyCollection<int> OpenSteps(SessionReadiness readiness) =>
        [.. readiness.Missing.Select(m => m.Step).Where(s => s != PreparationStep.Settings).Distinct().Select(s => (int)s + 1)];

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
