using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>参照用パスワードのお知らせ: only when the insurer asked for it, never with a URL, never beside the URL mail.</summary>
/// <param name="Facts">The session.</param>
/// <param name="Password">参照用パスワード.</param>
public sealed record ViewingPasswordMail(ReviewMailFacts Facts, string Password) : IMail
{
    public string Subject => $"参照用パスワードのお知らせ（{Facts.InsurerName}）";

    public string Body => $"""
        審査員 様

        {Facts.Day}に開催予定の会議の資料を見るための、
        参照用パスワードをお知らせします。

        参照用パスワード　{ViewingPassword.ToSpoken(Password)}

        {Advice}
        資料のURLは別のメールでお送りしています。
        このメールは、資料をご覧になったあと削除してください。

        {Facts.Closing}
        """;

    // A password that the insurer typed may have letters: there, everything counts.
    private string Advice => Password.All(char.IsAsciiDigit)
        ? "数字の間の空白は、入力してもしなくてもかまいません。"
        : "大文字と小文字、記号、空白も、このとおりに入力してください。";
}
