using Portal.Core.Results;

namespace Portal.Core.Accounts;

public static class ClaimsRegisterErrors
{
    public static readonly Error FileMissing = new("取り込むCSVファイルを選んでください。", "Upload");

    public static readonly Error FileTooLarge = new("ファイルが大きすぎます。256MB以下のCSVを選んでください。", "Upload");

    public static readonly Error AnotherIsOpen = new(
        "ほかの取込が終わっていません。下の一覧からその取込を開き、終わるのを待つか、取りやめてから、もう一度ファイルを選んでください。", "Upload");

    public static readonly Error HasProblems = new(
        "エラーのある行があります。CSVを直して選び直すか、「エラーのある行を除いて取り込む」を選んでください。", "LeaveOutProblems");

    public static readonly Error LosesMany = new(
        "登録簿から外れる事業所・医療機関が多くあります。全件のCSVであることを確かめて、「外れる件数を確かめました」を選んでください。", "AcceptVanished");

    public static readonly Error NotWaiting = new(
        "この取込は、もう確認待ちではありません。いまの状態を確かめてください。");
}
