using Portal.Core.Results;

namespace Portal.Core.Municipalities;

public static class MasterImportErrors
{
    public static readonly Error FileMissing = new("取り込むCSVファイルを選んでください。", "Upload");

    public static readonly Error FileTooLarge = new("ファイルが大きすぎます。2MB以下のファイルを選んでください。", "Upload");

    public static readonly Error HasProblems = new(
        "エラーがあるため、取り込んでいません。表の「直し方」のとおりにCSVを直して、もう一度選んでください。");

    public static readonly Error ListChanged = new(
        "確認しているあいだに、一覧が変わりました。まだ取り込んでいません。新しい内容を確かめて、もう一度取り込んでください。");

    public static readonly Error Gone = new("確認の期限（1時間）が過ぎたため、取り込んでいません。もう一度ファイルを選んでください。");
}
