using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>アンケートの回答を受け付けたお知らせ.</summary>
/// <param name="Survey">アンケートの名称.</param>
/// <param name="Insurer">保険者名.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="At">受付の日時, UTC.</param>
/// <param name="Until">The last day on which it may be changed; null where a change has to be asked for.</param>
public sealed record SurveyReceivedMail(string Survey, string Insurer, string ReceiptNumber, DateTimeOffset At, DateOnly? Until) : IMail
{
    public string Subject => "【介護情報基盤ポータル】アンケートの回答を受け付けました";

    public string Body => $"""
        アンケートの回答を受け付けました。

        受付番号　　{ReceiptNumber}
        受付　　　　{At.ToJapanText()}
        アンケート　{Survey}
        保険者　　　{Insurer}

        これからのこと
        ・{(Until is { } day ? $"{day.ToJapanText()}まで、回答を直せます。" : "直したいときは、ログインして変更を申し出てください。")}
        ・確かめたいことがあるときは、事務局が再確認をお送りします。
        ・回答をもとに、初期セットアップの日程の案をつくり、
        　お知らせします。

        回答した内容は、ログインして「アンケート」で見られます。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
