using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>アンケートの回答のお願い.</summary>
/// <param name="Survey">アンケートの名称.</param>
/// <param name="Insurer">保険者名.</param>
/// <param name="ClosesOn">締切日.</param>
public sealed record SurveyReminderMail(string Survey, string Insurer, DateOnly ClosesOn) : IMail
{
    public string Subject => "【介護情報基盤ポータル】アンケートへの回答をお願いします";

    public string Body => $"""
        次のアンケートに、まだ回答をいただいていません。

        アンケート　{Survey}
        保険者　　　{Insurer}
        締切日　　　{ClosesOn.ToJapanText()}

        ログインして「アンケート」を開き、回答してください。
        初期セットアップの日程は、この回答をもとに決めます。
        入力の途中のものは、送るまで回答になりません。
        行き違いで回答されていましたら、お許しください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
