using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>審査会資料参照状況の通知: wrong entries have closed the whole session's gate.</summary>
/// <param name="Facts">The session.</param>
public sealed record GateClosedMail(SessionNoticeFacts Facts) : IMail
{
    public string Subject => "審査会資料をだれも開けなくなっています";

    public string Body => $"""
        入力の誤りがこの審査会全体で{ReviewSession.MaxFailedAttempts}回になったため、審査会資料を
        だれも開けないようにしました。

        {Facts.Head}

        パスワードを当てようとした人がいるかもしれません。審査員の方へ
        心当たりを確かめてから、全員の参照用パスワードを作り直してください。
        作り直すと、また開けるようになります。

        {Facts.Closing}
        """;
}
