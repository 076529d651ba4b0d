namespace Portal.Core.Municipalities;

/// <summary>保険者の日程の状態.</summary>
public enum InsurerScheduleStatus
{
    /// <summary>案.</summary>
    Draft,

    /// <summary>通知済み: the insurer's reply is awaited.</summary>
    Notified,

    /// <summary>承諾.</summary>
    Accepted,

    /// <summary>問題あり.</summary>
    Disputed,

    /// <summary>別日希望: another 利用開始日 is wished.</summary>
    OtherStartWished,

    /// <summary>確定.</summary>
    Fixed,

    /// <summary>公開.</summary>
    Published,

    /// <summary>変更希望: what is public stands until it is decided.</summary>
    ChangeWished,

    /// <summary>延期: a later day is public, with its reason.</summary>
    Postponed,

    /// <summary>日程調整中: no day is public any more.</summary>
    Adjusting,
}

/// <summary>状態の言葉.</summary>
public static class InsurerScheduleStatusText
{
    public static string Text(this InsurerScheduleStatus status) => status switch
    {
        InsurerScheduleStatus.Draft => "案",
        InsurerScheduleStatus.Notified => "通知済み",
        InsurerScheduleStatus.Accepted => "承諾",
        InsurerScheduleStatus.Disputed => "問題あり",
        InsurerScheduleStatus.OtherStartWished => "別日希望",
        InsurerScheduleStatus.Fixed => "確定",
        InsurerScheduleStatus.Published => "公開",
        InsurerScheduleStatus.ChangeWished => "変更希望",
        InsurerScheduleStatus.Postponed => "延期",
        _ => "日程調整中",
    };
}
