namespace Portal.Core.Municipalities;

/// <summary>日程案: every insurer of the requests is either among the setups or among those that are left, with the reason.</summary>
/// <param name="Setups">In the order of registration.</param>
/// <param name="Left">割り当てられない保険者, in the order of registration.</param>
/// <param name="TotalShift">希望とのずれの合計, months.</param>
/// <param name="LeastShift">ずれの合計の下限: no schedule with as many left and this greatest extra has a smaller sum.</param>
/// <param name="GreatestShift">希望との最大のずれ, months.</param>
/// <param name="GreatestExtra">最大の追加のずれ: by how many months somebody is moved beyond what an empty calendar would do.</param>
/// <param name="IsProvenBest">False when groups are so entangled that the search settled for less than it could prove; it is near the best then.</param>
public sealed record ScheduleProposal(
    IReadOnlyList<ProposedSetup> Setups,
    IReadOnlyList<LeftInsurer> Left,
    int TotalShift,
    int LeastShift,
    int GreatestShift,
    int GreatestExtra,
    bool IsProvenBest);

/// <param name="ShiftMonths">希望とのずれ; nothing without a wish.</param>
public sealed record ProposedSetup(Guid InsurerId, SetupPlacement Placement, int ShiftMonths);

/// <param name="Reason">A sentence that names the rule.</param>
public sealed record LeftInsurer(Guid InsurerId, ScheduleRule Rule, string Reason);
