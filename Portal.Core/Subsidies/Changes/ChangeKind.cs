namespace Portal.Core.Subsidies;

/// <summary>変更等の申請の種類 (交付要綱5条1, 2).</summary>
public enum ChangeKind
{
    /// <summary>変更: of the contents, or of the amount, which may only fall.</summary>
    Change,

    /// <summary>中止: what the grant was for is given up on the way.</summary>
    Discontinuation,

    /// <summary>廃止: the office, or what the grant was for, is closed for good.</summary>
    Abolition,
}

/// <summary>変更等の申請の状態.</summary>
public enum ChangeState
{
    /// <summary>審査待ち.</summary>
    Requested,

    /// <summary>承認待ち: an operator has proposed an answer, another one decides.</summary>
    Proposed,

    /// <summary>承認.</summary>
    Approved,

    /// <summary>不承認.</summary>
    Refused,

    /// <summary>取り下げ, by the office before the decision.</summary>
    Withdrawn,

    /// <summary>終了: the grant was revoked meanwhile, and nothing is left to change.</summary>
    Lapsed,
}

/// <summary>種類と状態の言葉.</summary>
public static class ChangeText
{
    public static string Text(this ChangeKind kind) => kind switch
    {
        ChangeKind.Change => "変更",
        ChangeKind.Discontinuation => "中止",
        _ => "廃止",
    };

    /// <summary>As it is chosen from.</summary>
    public static string Explanation(this ChangeKind kind) => kind switch
    {
        ChangeKind.Change => "変更（交付を受ける内容か、額が変わる）",
        ChangeKind.Discontinuation => "中止（交付を受けることを、途中でやめる）",
        _ => "廃止（事業所・医療機関や、その事業をやめる）",
    };

    /// <summary>To the office, 承認待ち is no different from 審査待ち: nobody has answered yet.</summary>
    public static string Text(this ChangeState state) => state switch
    {
        ChangeState.Requested => "審査待ち",
        ChangeState.Proposed => "承認待ち",
        ChangeState.Approved => "承認",
        ChangeState.Refused => "不承認",
        ChangeState.Withdrawn => "取り下げ",
        _ => "終了（交付決定の取消）",
    };

    /// <summary>It waits for its answer.</summary>
    public static bool IsOpen(this ChangeState state) => state is ChangeState.Requested or ChangeState.Proposed;

    /// <summary>As the office is told it.</summary>
    public static string TextForOffice(this ChangeState state) => (state == ChangeState.Proposed ? ChangeState.Requested : state).Text();
}
