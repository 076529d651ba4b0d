using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>まだ資料を開いていない審査員へのお知らせ, with a link of its own.</summary>
/// <param name="Facts">The session.</param>
/// <param name="Url">The reviewer's own link.</param>
/// <param name="Code">照会コード, grouped.</param>
/// <param name="CodeUrl">Where the code can be typed.</param>
public sealed record ReviewPapersReminderMail(ReviewMailFacts Facts, string Url, string Code, string CodeUrl) : IMail
{
    public string Subject => $"介護認定審査会の資料をご確認ください（{Facts.InsurerName}）";

    public string Body => $"""
        審査員 様

        {Facts.InsurerName}の介護認定審査会の資料をお送りしていますが、
        まだご覧になっていないようですので、もう一度お知らせします。
        下のURLを開き、ご自身のメールアドレスと、別にお伝えした
        参照用パスワードを入力してご覧ください。
        行き違いでご覧になっていましたら、お許しください。

        開催予定日　{Facts.Day}
        閲覧期限　　{Facts.Expiry}

        資料のURL
        {Url}

        別の端末で開くときは、次のページで照会コードを入力してください。
        {CodeUrl}
        照会コード　{Code}

        パスワードが分からないときは、下のお問い合わせ先へお尋ねください。

        {Facts.Closing}
        """;
}
