using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>What is told before something is taken from a reviewer.</summary>
public static class ReviewerConfirmations
{
    public static Confirmation Stop(ViewingStatus session, ReviewerStatus reviewer, string back) => new(
        $"{reviewer.Name}さんの閲覧をすぐに止めます",
        [
            $"{reviewer.Email}へ送ったURLと参照用パスワードは、すぐに使えなくなります。いま資料を見ていれば、途中で見られなくなります。",
            reviewer is { SentAt: not null, FailedAt: null } && session.DaysLeft >= 0
                ? "ご本人に、閲覧できなくなったことをメールで知らせます。" : "連絡のメールは送りません。まだ送っていないURLのメールも送りません。",
            reviewer.DownloadCount > 0 ? "すでにダウンロードしたファイルは、こちらから消せません。ご本人に削除を頼んでください。" : "資料は、まだダウンロードされていません。",
        ],
        "閲覧を止める", back, "もう一度読んでいただくときは、審査員の画面で選び直して更新します。新しいURLとパスワードになります。");
}
