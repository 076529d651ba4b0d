using Portal.Core.Accounts;
using Portal.Core.Content;
using Portal.Core.Mail;
using Portal.Core.Municipalities;
using Portal.Core.Pdf;
using Portal.Core.ReviewBoard;
using Portal.Core.Storage;
using Portal.Core.Subsidies;

namespace Portal.Jobs;

/// <summary>What the operator's page calls each job.</summary>
public static class JobNames
{
    /// <summary>The Japanese name; a job without one keeps the name of its use case.</summary>
    public static string Of(string job) => job switch
    {
        nameof(AnnounceVersions) => "市町村の対応状況のお知らせメール",
        nameof(AssembleNextPacket) => "資料の結合",
        nameof(CheckClaimsRegister) => "登録簿のCSVの読み込み",
        nameof(CheckNextEvidence) => "必要な書類の検査",
        nameof(CheckNextTaskFile) => "保険者のタスクのファイルの検査",
        nameof(CheckNextDocument) => "アップロードした資料の検査",
        nameof(CloseExpiredSessions) => "閲覧期限を過ぎた審査会の終了",
        nameof(CompleteRecoveries) => "アカウントの復旧",
        nameof(EndIdleVisits) => "終わった閲覧の後片付け",
        nameof(ForgetAccountContacts) => "確認されないアカウントの連絡先の消去",
        nameof(ForgetClaimsRegisterImports) => "確認されない登録簿の取込の取りやめ",
        nameof(ForgetReviewerImports) => "審査員CSVの取込データの消去",
        nameof(ForgetSubscriptionRequests) => "確認されないお知らせの申込みの消去",
        nameof(ImportClaimsRegister) => "登録簿の取込",
        nameof(MakeDueDecisions) => "まとめて決定したものの確定",
        nameof(NotifyAllRead) => "全員が閲覧したことの通知",
        nameof(NotifyFirstOpenings) => "初めて開かれたことの通知",
        nameof(NotifyProcessingResults) => "処理結果の通知",
        nameof(NotifyUnread) => "未閲覧の審査員の通知",
        nameof(PrintNextLetters) => "通知書の印刷",
        nameof(PurgeApplications) => "保存期間を過ぎた助成金の申請の削除",
        nameof(PurgeDiscardedFiles) => "不要になったファイルの消去",
        nameof(PurgeEndedSessions) => "期限の切れたログイン情報の消去",
        nameof(PurgePapers) => "保存期間を過ぎた資料の削除",
        nameof(ReadBanners) => "全体へのお知らせの読み込み",
        nameof(ReadPublicStatus) => "市町村の対応状況の読み込み",
        nameof(RemindOfCorrections) => "申請を直す期限のお知らせ",
        nameof(RemindOfInvitations) => "保険者の管理者への招待の催促",
        nameof(RemindOfProxies) => "代理の期限のお知らせ",
        nameof(RemindOfRepayments) => "返還の期限のお知らせ",
        nameof(RemindOfSurveys) => "アンケートの回答のお願い",
        nameof(RemindOfTaxReports) => "消費税の報告の期限のお知らせ",
        nameof(RemindOfScheduleReplies) => "日程の回答期限のお知らせ",
        nameof(RemindReviewers) => "審査員への閲覧のお願い",
        nameof(RunNextAccount) => "アカウントの一括発行と催促",
        nameof(SendNextMails) => "メールの送信",
        nameof(SendOpeningDigests) => "初めて開かれたことのまとめ通知",
        nameof(SweepWorkFolders) => "PDFの作業フォルダの整理",
        nameof(SweepStorage) => "保存先に残ったファイルの整理",
        _ => job,
    };
}
