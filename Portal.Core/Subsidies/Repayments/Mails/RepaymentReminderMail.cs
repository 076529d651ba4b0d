using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>返還の期限が近いか、過ぎたお知らせ. Amount and account are told in the portal only.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="DueOn">返還の期限.</param>
/// <param name="IsOverdue">過ぎた.</param>
/// <param name="Ground">返還のもと.</param>
public sealed record RepaymentReminderMail(string ReceiptNumber, DateOnly DueOn, bool IsOverdue, RepaymentGround Ground) : IMail
{
    public string Subject => IsOverdue
        ? "【介護情報基盤ポータル】助成金の返還の期限が過ぎました"
        : "【介護情報基盤ポータル】助成金の返還の期限が近づいています";

    public string Body => $"""
        {Ground.Because()}返していただく額の、
        返還の期限が{(IsOverdue ? "過ぎました" : "近づいています")}。

        受付番号　{ReceiptNumber}
        期限　　　{DueOn.ToJapanText()}

        {(IsOverdue ? "期限の後は、返していただく日までの延滞金がかかります。"
            : Ground == RepaymentGround.LaterDecision ? "返していただく日までの延滞金も、あわせて納めてください。"
            : "期限を過ぎると、延滞金がかかります。")}
        返していただく額と振込先は、ログインしてマイページから申請を
        開き、{Ground.Place()}で確かめてください。
        行き違いで振り込まれていましたら、お許しください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
