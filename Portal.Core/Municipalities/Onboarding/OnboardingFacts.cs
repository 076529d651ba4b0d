using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>What is known of an insurer's preparation: everything from which the states of the ten tasks follow.</summary>
public sealed record OnboardingFacts
{
    public Guid InsurerId { get; init; }

    public string InsurerNumber { get; init; } = "";

    public string Name { get; init; } = "";

    public InsurerKind Kind { get; init; }

    public bool HasInsurerFunction { get; init; } = true;

    public IReadOnlyList<MemberMunicipality> Members { get; init; } = [];

    /// <summary>締切日 of the newest survey that has opened; null when none has.</summary>
    public DateOnly? SurveyClosesOn { get; init; }

    /// <summary>When the answer to it was sent; null when there is none.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Of いま有効な回答, to whichever survey, as the three that follow.</summary>
    public ConnectionMethod? Method { get; init; }

    public ConnectingBody? ConnectingBody { get; init; }

    public string? PackageName { get; init; }

    public DateOnly? StandardisedOn { get; init; }

    /// <summary>Null while there is no schedule.</summary>
    public InsurerScheduleStatus? Schedule { get; init; }

    public DateOnly? SetupStartsOn { get; init; }

    public DateOnly? SetupCompletesOn { get; init; }

    public DateOnly? AgreedStartOn { get; init; }

    public DateOnly? PublicStartOn { get; init; }

    /// <summary>初期セットアップ完了日, as it was reported.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>The last sign-in of an administrator; null while none has come.</summary>
    public DateTimeOffset? SignedInAt { get; init; }

    public bool HasResultAddress { get; init; }

    public bool HasViewingAddress { get; init; }

    public int Contacts { get; init; }

    /// <summary>使える認証キー.</summary>
    public int Keys { get; init; }

    /// <summary>What the insurer reported of tasks 6 to 10.</summary>
    public IReadOnlyList<ReportedTask> Reported { get; init; } = [];

    /// <summary>The secretariat's draft is nobody else's business yet, and a withdrawn day holds no more.</summary>
    public bool KnowsDays => Schedule is not (null or InsurerScheduleStatus.Draft or InsurerScheduleStatus.Adjusting);

    /// <summary>利用開始日, once the insurer has been told one; before 公開 it is a proposal (案).</summary>
    public DateOnly? StartsOn => !KnowsDays ? null : PublicStartOn ?? AgreedStartOn
        ?? (SetupCompletesOn is { } completes ? completes.AddDays(SetupPlacement.DaysToServiceStart) : null);

    public bool IsPublic => Schedule is InsurerScheduleStatus.Published or InsurerScheduleStatus.ChangeWished or InsurerScheduleStatus.Postponed;

    /// <summary>利用開始日 as everybody may know it; null before 公開 and while it is taken back.</summary>
    public DateOnly? PublicDay => IsPublic ? PublicStartOn : null;

    public bool NeedsKey => HasInsurerFunction && Method == ConnectionMethod.Api;

    /// <summary>The prefecture's two digits: a union's by its members, since its own number is never taken apart.</summary>
    public string PrefectureCode => Members.Count > 0 ? Members[0].Code[..2] : InsurerNumber[..2];

    public string PrefectureName => Prefectures.All.FirstOrDefault(p => p.Code == PrefectureCode).Name ?? "";
}

/// <param name="State">進行中 or 完了.</param>
public sealed record ReportedTask(OnboardingTask Task, TaskState State, DateOnly? DoneOn);
