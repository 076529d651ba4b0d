using Portal.Core.Accounts;
using Portal.Core.Municipalities;

namespace Portal.Pages.Insurer.Onboarding;

/// <summary>Where each task is done.</summary>
public static class OnboardingLinks
{
    public const string Home = "/insurer/onboarding";
    public const string Survey = "/insurer/onboarding/survey";
    public const string Schedule = "/insurer/onboarding/schedule";

    public static string PathOf(OnboardingTask task) => $"{Home}/tasks/{(int)task}";

    /// <summary>Where a document of a task can be opened; null for what the portal does not have.</summary>
    public static string? DocumentPath(string document) => document switch
    {
        "初回ログイン手順書" => AccountLinks.GuidePath,
        "ポータルの操作マニュアル（保険者の方へ）" => "/manual/insurer",
        "アンケートの画面" => Survey,
        "事業所・医療機関向けの案内文" => $"{Home}/notices/{NoticeReader.Offices.Slug()}.pdf",
        "住民向けの案内文" => $"{Home}/notices/{NoticeReader.Residents.Slug()}.pdf",
        _ => null,
    };

    /// <summary>Text and address, in the order in which they are needed.</summary>
    /// <param name="facts">Of the insurer.</param>
    /// <param name="isAdministrator">管理者: sees the pages that only they may open.</param>
    public static IReadOnlyList<(string Text, string Path)> Of(OnboardingTask task, OnboardingFacts facts, bool isAdministrator) => task switch
    {
        OnboardingTask.Method or OnboardingTask.Survey or OnboardingTask.Package => [("アンケートを開く", Survey)],
        OnboardingTask.Preparation =>
        [
            ("はじめての設定を順に進める", $"{Home}/first-steps"), ("通知先を設定する", "/insurer/settings"), ("担当者を登録する", $"{Home}/contacts"),
            .. isAdministrator && facts.NeedsKey ? [("認証キーを発行する", $"{Home}/keys")] : Array.Empty<(string, string)>(),
        ],
        OnboardingTask.InitialSetup => [("日程を開く", Schedule)],
        OnboardingTask.Announcement =>
            [.. Enum.GetValues<NoticeReader>().Select(r => ($"{r.Text()}の案内文を直す", $"{Home}/notices/{r.Slug()}"))],
        _ => [],
    };
}

public static class TaskStateChip
{
    /// <summary>The kind of chip that carries the state.</summary>
    public static string Chip(this TaskState state) => state switch
    {
        TaskState.Done => "done",
        TaskState.UnderWay => "plan",
        TaskState.NotStarted => "wait",
        _ => "none",
    };
}
