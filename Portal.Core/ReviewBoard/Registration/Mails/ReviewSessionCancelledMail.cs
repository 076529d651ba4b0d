using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>資料の閲覧の取りやめ: the session was deleted.</summary>
/// <param name="Facts">The session.</param>
public sealed record ReviewSessionCancelledMail(ReviewMailFacts Facts) : IMail
{
    public string Subject => $"介護認定審査会の資料の閲覧を取りやめました（{Facts.InsurerName}）";

    public string Body => $"""
        審査員 様

        {Facts.Day}に開催予定としてご案内した、
        {Facts.InsurerName}の介護認定審査会の資料は、取りやめとなりました。
        お送りしたURLでは、資料をご覧になれません。
        すでにダウンロードした資料がありましたら、削除してください。

        審査会の開催やご出席については、下のお問い合わせ先へお尋ねください。

        {Facts.Closing}
        """;
}
