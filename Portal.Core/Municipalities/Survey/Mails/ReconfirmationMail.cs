using Portal.Core.Mail;

namespace Portal.Core.Municipalities;

/// <summary>アンケートの回答の再確認のお願い. What is asked is told in the portal only.</summary>
/// <param name="Count">How many questions.</param>
public sealed record ReconfirmationMail(int Count) : IMail
{
    public string Subject => "【介護情報基盤ポータル】アンケートの回答を、もう一度確かめてください";

    public string Body => $"""
        アンケートの回答に、確かめていただきたいことが{Count}件あります。

        ログインして「再確認」を開き、次のどちらかをしてください。
        ・回答を直して、もう一度送る
        ・回答のとおりでよい理由を書く

        お返事をいただくまで、日程の案をつくれないことがあります。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
