using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>回答期限が近いか、過ぎたお知らせ.</summary>
/// <param name="ReplyBy">回答期限.</param>
/// <param name="IsOverdue">過ぎた.</param>
/// <param name="Url">Where to reply.</param>
public sealed record ScheduleReminderMail(DateOnly ReplyBy, bool IsOverdue, string Url) : IMail
{
    public string Subject => IsOverdue
        ? "【介護情報基盤ポータル】日程の回答期限が過ぎました"
        : "【介護情報基盤ポータル】日程の回答期限が近づいています";

    public string Body => $"""
        初期セットアップと利用開始日の日程に、まだ回答をいただいていません。
        {(IsOverdue ? "期限が過ぎましたが、いまからでも回答できます。" : "期限までに回答してください。")}

        回答期限　{ReplyBy.ToJapanText()}

        {Url}

        行き違いで回答されていましたら、お許しください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
