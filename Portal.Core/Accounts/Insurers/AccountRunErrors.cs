using Portal.Core.Results;

namespace Portal.Core.Accounts;

public static class AccountRunErrors
{
    public const string NumberUnreadable = "保険者番号は6桁です。番号を確かめてください。Excelで開いたときは、先頭の0が消えていないかも確かめてください。";
    public const string UnknownInsurer = "この番号の保険者は登録されていません。番号を確かめるか、先に保険者を登録してください。";
    public const string HasAdministrator = "この保険者には、利用中の管理者がいます。この行を消してください。";
    public const string IsInvited = "この保険者には、招待中の管理者がいます。「まだログインしていない方」から催促してください。";
    public const string GotAdministrator = "発行を始めたあとに、別の方法で管理者が招待されていました。";
    public const string SignedIn = "もうログインしていました。";
    public const string MailedLately = "この24時間のうちに、招待か催促のメールを送っています。";
    public const string Impossible = "つくれませんでした。保険者の画面から1人だけ招待するか、システムの担当者に知らせてください。";
    public const string Gone = "招待が取り消されていました。";

    public static readonly Error FileMissing = new("連絡先のCSVファイルを選んでください。", "Upload");

    public static readonly Error NoSurveyContacts = new(
        "アンケートの担当者から発行できる保険者はありません。管理者がいない保険者には、まだ回答がありません。連絡先のCSVから発行してください。");

    public static readonly Error FileTooLarge = new("ファイルが大きすぎます。2MB以下のファイルを選んでください。", "Upload");

    public static readonly Error HasProblems = new(
        "エラーのある行があるため、発行していません。CSVを直して選び直すか、「エラーのある行を除いて発行する」に印をつけてください。", "LeaveOutProblems");

    public static readonly Error NothingToIssue = new("発行できる行がありません。CSVを直して、もう一度選んでください。");

    public static readonly Error ListChanged =
        new("確認しているあいだに、保険者かアカウントが変わりました。まだ発行していません。新しい内容を確かめて、もう一度押してください。");

    public static readonly Error Expired = new("確認の期限（1時間）が過ぎたため、発行していません。もう一度ファイルを選んでください。");

    public static readonly Error NobodyChosen = new("催促する方がいません。方を選んでください。この24時間のうちに招待か催促のメールを送った方には、もう一度は送りません。");
}
