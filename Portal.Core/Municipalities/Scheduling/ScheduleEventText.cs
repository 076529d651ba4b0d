using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>日程の記録 in words, as both sides read it.</summary>
public static class ScheduleEventText
{
    /// <summary>One sentence; the reason stands beside it.</summary>
    public static string Of(ScheduleEventKind kind, DateOnly setupStartsOn, DateOnly setupCompletesOn, DateOnly? day, DateOnly? replyBy) => kind switch
    {
        ScheduleEventKind.Drafted =>
            $"事務局が日程の案をつくりました（初期セットアップ {setupStartsOn.ToJapanText()}から{setupCompletesOn.ToJapanText()}まで、利用開始日 {day?.ToJapanText()}）。",
        ScheduleEventKind.Notified =>
            $"事務局が日程を通知しました（初期セットアップ {setupStartsOn.ToJapanText()}から{setupCompletesOn.ToJapanText()}まで、利用開始日 {day?.ToJapanText()}、回答期限 {replyBy?.ToJapanText()}）。",
        ScheduleEventKind.Accepted => $"保険者が承諾しました（利用開始日 {day?.ToJapanText()}）。",
        ScheduleEventKind.Disputed => "保険者が「問題あり」と回答しました。",
        ScheduleEventKind.OtherStartWished => $"保険者が別の利用開始日（{day?.ToJapanText()}）を希望しました。",
        ScheduleEventKind.OtherStartGranted => $"事務局が、希望の利用開始日（{day?.ToJapanText()}）にしました。",
        ScheduleEventKind.Fixed => $"事務局が日程を確定しました（利用開始日 {day?.ToJapanText()}）。",
        ScheduleEventKind.Published => $"利用開始日（{day?.ToJapanText()}）を公開しました。",
        ScheduleEventKind.ChangeWished => day is { } wished ? $"保険者が変更を希望しました（希望の利用開始日 {wished.ToJapanText()}）。" : "保険者が変更を希望しました。",
        ScheduleEventKind.Kept => $"事務局が、公開している日程を変えないことにしました（利用開始日 {day?.ToJapanText()}）。",
        ScheduleEventKind.Postponed =>
            $"利用開始日を{day?.ToJapanText()}に延期し、公開しました（初期セットアップ {setupStartsOn.ToJapanText()}から{setupCompletesOn.ToJapanText()}まで）。",
        ScheduleEventKind.Withdrawn => "公開していた利用開始日を取り下げ、日程調整中に戻しました。",
        ScheduleEventKind.CompletionReported => $"保険者が、初期セットアップの完了（{day?.ToJapanText()}）を報告しました。",
        _ => "新しい日程案に入らなかったため、事務局が案を取り下げました。",
    };
}
