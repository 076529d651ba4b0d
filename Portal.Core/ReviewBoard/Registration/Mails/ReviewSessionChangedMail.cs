using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>ご案内の変更: the papers are the same, but not until when or how they may be read.</summary>
/// <param name="Facts">The session as it is now.</param>
/// <param name="Changes">What reviewers see of it, before and after.</param>
public sealed record ReviewSessionChangedMail(ReviewMailFacts Facts, IReadOnlyList<FieldChange> Changes) : IMail
{
    public string Subject => $"介護認定審査会の資料のご案内を変更しました（{Facts.InsurerName}）";

    public string Body => $"""
        審査員 様

        {Facts.InsurerName}の介護認定審査会の資料について、
        ご案内を次のとおり変更しました。

        {string.Join('\n', Changes.Select(c => $"・{c.Text}"))}

        資料は変わっていません。お送りしたURLと参照用パスワードは、
        変更のお知らせがないかぎり、そのままお使いいただけます。

        開催予定日　{Facts.Day}
        閲覧期限　　{Facts.Expiry}

        {Facts.Closing}
        """;
}
