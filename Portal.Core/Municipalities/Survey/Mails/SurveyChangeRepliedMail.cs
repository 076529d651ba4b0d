using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>締切の後の変更の申し出への返事. The words are told in the portal only.</summary>
/// <param name="Survey">アンケートの名称.</param>
/// <param name="Insurer">保険者名.</param>
/// <param name="Until">The last day on which it may answer again; null when refused.</param>
public sealed record SurveyChangeRepliedMail(string Survey, string Insurer, DateOnly? Until) : IMail
{
    public string Subject => Until is null
        ? "【介護情報基盤ポータル】アンケートの回答の変更について"
        : "【介護情報基盤ポータル】アンケートに、もう一度回答できます";

    public string Body => $"""
        {(Until is null ? "締切の後の回答は、受け付けられませんでした。" : "アンケートに、もう一度回答できるようにしました。")}

        アンケート　{Survey}
        保険者　　　{Insurer}
        {(Until is { } day ? $"いつまで　　{day.ToJapanText()}" : "理由は、ログインして「アンケート」で見られます。")}

        {(Until is null ? "回答は、いまのまま有効です。" : "ログインして「アンケート」を開き、回答してください。\n送るまで、いまの回答がそのまま有効です。")}

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
