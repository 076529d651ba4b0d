using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>資料の差し替えのお知らせ, for those who have opened an earlier version and not yet the published one.</summary>
/// <param name="Facts">The session.</param>
/// <param name="Changed">What is different, without anything of a case: 資料の差し替え 1件.</param>
/// <param name="Url">The reviewer's own link.</param>
/// <param name="Code">照会コード, grouped.</param>
/// <param name="CodeUrl">Where the code can be typed.</param>
public sealed record ReviewPapersReplacedMail(
    ReviewMailFacts Facts, IReadOnlyList<string> Changed, string Url, string Code, string CodeUrl) : IMail
{
    public string Subject => $"介護認定審査会の資料を差し替えました（{Facts.InsurerName}）";

    public string Body => $"""
        審査員 様

        {Facts.InsurerName}の介護認定審査会の資料を差し替えました。
        前にご覧になった資料は古いものになりましたので、下のURLから
        新しい資料をご覧ください。参照用パスワードは、変更のお知らせが
        ないかぎり前と同じです。
        前にダウンロードした資料は、削除してください。

        {ChangedText}開催予定日　{Facts.Day}
        閲覧期限　　{Facts.Expiry}

        資料のURL
        {Url}

        別の端末で開くときは、次のページで照会コードを入力してください。
        {CodeUrl}
        照会コード　{Code}

        {Facts.Closing}
        """;

    // Only reviewers or passwords may have changed: then there is nothing to list.
    private string ChangedText => Changed.Count == 0 ? "" : $"""
        変わったところ（くわしくは資料の画面に出ます）
        {string.Join('\n', Changed.Select(c => $"・{c}"))}


        """;
}
