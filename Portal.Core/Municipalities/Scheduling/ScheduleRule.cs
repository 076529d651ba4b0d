namespace Portal.Core.Municipalities;

/// <summary>日程の決まり, in the order in which they are told.</summary>
public enum ScheduleRule
{
    /// <summary>固定した日程は動かさない.</summary>
    Locked,

    /// <summary>最初の月より前には始めない.</summary>
    FirstMonth,

    /// <summary>システムベンダが対応できる月より前には始めない.</summary>
    VendorMonth,

    /// <summary>期限までに完了する.</summary>
    Deadline,

    /// <summary>1つの月のうちに始めて完了する.</summary>
    OneMonth,

    /// <summary>同じ団体は同じ時期に行う.</summary>
    SameTime,

    /// <summary>1日に始められる数.</summary>
    PerDay,

    /// <summary>1週間に始められる数.</summary>
    PerWeek,
}

/// <summary>破られる決まり, with a sentence that says what stands against it.</summary>
public sealed record BrokenRule(ScheduleRule Rule, string Sentence);
