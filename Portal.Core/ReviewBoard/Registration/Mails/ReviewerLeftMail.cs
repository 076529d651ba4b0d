using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>閲覧終了のお知らせ, to a reviewer who was taken off the session: the session itself goes on.</summary>
/// <param name="Facts">The session.</param>
public sealed record ReviewerLeftMail(ReviewMailFacts Facts) : IMail
{
    public string Subject => $"介護認定審査会の資料をご覧いただけなくなりました（{Facts.InsurerName}）";

    public string Body => $"""
        審査員 様

        {Facts.Day}に開催予定としてご案内した、
        {Facts.InsurerName}の介護認定審査会の資料は、資料をお送りする
        方の変更により、お送りしたURLではご覧いただけなくなりました。
        すでにダウンロードした資料がありましたら、削除してください。

        審査会へのご出席については、下のお問い合わせ先へお尋ねください。

        {Facts.Closing}
        """;
}
