namespace Portal.Core.Municipalities;

/// <summary>自治体の10のタスク, each with its number.</summary>
public enum OnboardingTask
{
    /// <summary>業務方式の確認・調整.</summary>
    Method = 1,

    /// <summary>適用時期の検討・アンケート回答.</summary>
    Survey = 2,

    /// <summary>パッケージの適用.</summary>
    Package = 3,

    /// <summary>初期セットアップの事前準備.</summary>
    Preparation = 4,

    /// <summary>初期セットアップ.</summary>
    InitialSetup = 5,

    /// <summary>PIA（特定個人情報保護評価）.</summary>
    PrivacyAssessment = 6,

    /// <summary>業務運用フローの見直し.</summary>
    Workflow = 7,

    /// <summary>介護事業所・医療機関・住民等への周知.</summary>
    Announcement = 8,

    /// <summary>３者契約.</summary>
    Contract = 9,

    /// <summary>費用の考え方.</summary>
    Costs = 10,
}

/// <summary>タスクの状態.</summary>
public enum TaskState
{
    /// <summary>未着手.</summary>
    NotStarted,

    /// <summary>進行中.</summary>
    UnderWay,

    /// <summary>完了.</summary>
    Done,

    /// <summary>対象外: nothing that this insurer has to do.</summary>
    NotApplicable,
}

public static class OnboardingTasks
{
    public static IReadOnlyList<OnboardingTask> All { get; } = [.. Enum.GetValues<OnboardingTask>()];

    /// <summary>6 to 10: the insurer says itself how far it is. The others follow from what happened.</summary>
    public static bool IsReported(this OnboardingTask task) => task >= OnboardingTask.PrivacyAssessment;

    /// <summary>システム or 事務.</summary>
    public static string Group(this OnboardingTask task) => task.IsReported() ? "事務" : "システム";

    /// <summary>
    /// What a union without 保険者機能 has nothing to do with: it does not connect, is not asked by the survey and runs no 地域支援事業, so its members
    /// answer, set up, assess, contract and pay (docs/adr/0063).
    /// </summary>
    public static bool NeedsInsurerFunction(this OnboardingTask task) =>
        task is not (OnboardingTask.Preparation or OnboardingTask.Workflow or OnboardingTask.Announcement);
}
