using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>URLのお知らせ: where the papers are; the password comes another way.</summary>
/// <param name="Facts">The session.</param>
/// <param name="Kind">For the first time, once more, or in place of the URL before.</param>
/// <param name="Url">The reviewer's own link.</param>
/// <param name="Code">照会コード, grouped.</param>
/// <param name="CodeUrl">Where the code can be typed.</param>
public sealed record ReviewPapersMail(ReviewMailFacts Facts, LinkMailKind Kind, string Url, string Code, string CodeUrl) : IMail
{
    public string Subject => $"介護認定審査会の資料のご案内（{Facts.InsurerName}）";

    public string Body => $"""
        審査員 様

        {Facts.InsurerName}の介護認定審査会の資料{Occasion}
        下のURLを開き、ご自身のメールアドレスと、別にお伝えする
        参照用パスワードを入力してご覧ください。

        開催予定日　{Facts.Day}
        閲覧期限　　{Facts.Expiry}

        資料のURL
        {Url}

        別の端末で開くときは、次のページで照会コードを入力してください。
        {CodeUrl}
        照会コード　{Code}

        このURLはあなた専用です。ほかの方へ転送しないでください。

        {Facts.Closing}
        """;

    private string Occasion => Kind switch
    {
        LinkMailKind.Again => "のURLを、もう一度お送りします。\nこれまでのURLと参照用パスワードも、そのまま使えます。",
        LinkMailKind.Renewed => "のURLを、新しくしました。\nこれまでのURLは使えません。参照用パスワードは変わりません。",
        LinkMailKind.Updated => "を、新しい版にしました。\n前のご案内が届いている場合も、下のURLをお使いください。",
        _ => "をご用意しました。",
    };
}
