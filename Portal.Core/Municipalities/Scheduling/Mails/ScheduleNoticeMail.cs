using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>日程の通知.</summary>
/// <param name="Setup">初期セットアップの期間.</param>
/// <param name="StartsOn">利用開始日.</param>
/// <param name="ReplyBy">回答期限.</param>
/// <param name="Url">Where to reply.</param>
public sealed record ScheduleNoticeMail(SetupPlacement Setup, DateOnly StartsOn, DateOnly ReplyBy, string Url) : IMail
{
    public string Subject => "【介護情報基盤ポータル】初期セットアップの日程をお知らせします";

    public string Body => $"""
        初期セットアップと利用開始日の日程の案ができました。
        内容を確かめて、期限までに回答してください。回答は必ずお願いします。

        初期セットアップ　{Setup.StartsOn.ToJapanText()}から
        　　　　　　　　　{Setup.CompletesOn.ToJapanText()}まで
        利用開始日　　　　{StartsOn.ToJapanText()}
        回答期限　　　　　{ReplyBy.ToJapanText()}

        「承諾する」「別の利用開始日を希望する」「問題あり」から選べます。

        {Url}

        承諾された日程は、確定したあとに「市町村の対応状況」で公開します。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
