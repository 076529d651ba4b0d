using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>タスクの状態を決める: from the facts alone, so that nothing can stand that did not happen.</summary>
public static class TaskBoard
{
    /// <summary>３者契約 has this day everywhere, whatever the setup's.</summary>
    public static readonly DateOnly ContractDay = new(2026, 4, 1);

    /// <summary>In the order of their numbers.</summary>
    public static IReadOnlyList<TaskStanding> Of(OnboardingFacts facts, DateOnly today) =>
        [.. OnboardingTasks.All.Select(task => Of(task, facts, today))];

    private static TaskStanding Of(OnboardingTask task, OnboardingFacts facts, DateOnly today)
    {
        var due = DueOn(task, facts);
        if (!facts.HasInsurerFunction && task.NeedsInsurerFunction())
        {
            return new TaskStanding(task, TaskState.NotApplicable, null, [], false);
        }

        if (task.IsReported())
        {
            var reported = facts.Reported.FirstOrDefault(r => r.Task == task)?.State ?? TaskState.NotStarted;
            return new TaskStanding(task, reported, due, [], IsLate(reported));
        }

        var steps = Steps(task, facts, today);
        var state = steps.TrueForAll(s => s.IsDone) ? TaskState.Done : steps.Exists(s => s.IsDone) ? TaskState.UnderWay : TaskState.NotStarted;
        return new TaskStanding(task, state, due, steps, IsLate(state));

        bool IsLate(TaskState state) => state != TaskState.Done && due < today;
    }

    private static DateOnly? DueOn(OnboardingTask task, OnboardingFacts facts) => task switch
    {
        OnboardingTask.Method or OnboardingTask.Survey => facts.SurveyClosesOn,
        OnboardingTask.Package => SurveyConflicts.ConformityDay,
        OnboardingTask.Preparation or OnboardingTask.PrivacyAssessment => facts.KnowsDays ? facts.SetupStartsOn : null,
        OnboardingTask.InitialSetup => facts.KnowsDays ? facts.SetupCompletesOn : null,
        OnboardingTask.Workflow or OnboardingTask.Announcement or OnboardingTask.Costs => facts.StartsOn,
        _ => ContractDay,
    };

    private static List<TaskStep> Steps(OnboardingTask task, OnboardingFacts facts, DateOnly today) => task switch
    {
        OnboardingTask.Method => MethodSteps(facts),
        OnboardingTask.Survey => [new("アンケートの回答を送信する", facts.AnsweredAt is not null)],
        OnboardingTask.Package =>
        [
            new("パッケージ名と標準準拠システムへの移行の日を答える", facts is { PackageName: not null, StandardisedOn: not null }),
            new(facts.StandardisedOn is { } day ? $"標準準拠システムに移行する（{day.ToJapanText()}）" : "標準準拠システムに移行する", facts.StandardisedOn <= today),
        ],
        OnboardingTask.Preparation => PreparationSteps(facts),
        _ => [new("初期セットアップの日程が公開される", facts.IsPublic), new("初期セットアップの完了を報告する", facts.CompletedOn is not null)],
    };

    /// <summary>Who connects is a question of unions alone.</summary>
    private static List<TaskStep> MethodSteps(OnboardingFacts facts)
    {
        var how = new TaskStep("接続の方式（①か②か）を答える", facts.Method is not null);
        return facts.Kind == InsurerKind.Municipality
            ? [how]
            : [new("接続する団体（組合か構成市町村か）を答える", facts.ConnectingBody is not null), how];
    }

    private static List<TaskStep> PreparationSteps(OnboardingFacts facts)
    {
        var steps = new List<TaskStep>
        {
            new("管理者がログインする", facts.SignedInAt is not null),
            new("処理結果の通知先を設定し、確認する", facts.HasResultAddress),
            new("参照状況の通知先を設定し、確認する", facts.HasViewingAddress),
            new("担当者を登録する", facts.Contacts > 0),
        };
        if (facts.NeedsKey)
        {
            steps.Add(new("認証キーを発行する（方式①）", facts.Keys > 0));
        }

        return steps;
    }
}

/// <param name="DueOn">期限; null while no day can be said.</param>
/// <param name="Steps">What tasks 1 to 5 consist of; empty for the others.</param>
/// <param name="IsLate">期限を過ぎています.</param>
public sealed record TaskStanding(OnboardingTask Task, TaskState State, DateOnly? DueOn, IReadOnlyList<TaskStep> Steps, bool IsLate)
{
    public bool IsLeft => State is TaskState.NotStarted or TaskState.UnderWay;
}

public sealed record TaskStep(string Text, bool IsDone);
