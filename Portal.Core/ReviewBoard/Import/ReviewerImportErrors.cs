using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

public static class ReviewerImportErrors
{
    public static readonly Error FileMissing = new("取り込むCSVファイルを選んでください。", "Upload");

    public static readonly Error FileTooLarge = new("ファイルが大きすぎます。1MB以下に分けて、もう一度選んでください。", "Upload");

    public static readonly Error FileUnusable = new(
        "このファイルは取り込めません。表の「直し方」のとおりに直して、もう一度ファイルを選んでください。");

    public static readonly Error HasProblems = new(
        "エラーのある行があります。CSVを直して選び直すか、「エラーのある行を除いて取り込む」を選んでください。", "LeaveOutProblems");

    public static readonly Error RegisterChanged = new(
        "確認しているあいだに、名簿か合議体が変わりました。まだ取り込んでいません。新しい内容を確かめて、もう一度取り込んでください。");

    public static readonly Error Gone = new(
        "確認の期限（1時間）が過ぎたため、取り込んでいません。もう一度ファイルを選んでください。");
}
