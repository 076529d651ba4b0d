using Portal.Core.Results;

namespace Portal.Core.Municipalities;

public static class OnboardingErrors
{
    public static readonly Error NotFound = new("このタスクは見つかりません。一覧から選び直してください。");

    public static readonly Error NotApplicable = new("このタスクは、この団体では対象外です。報告するものはありません。");

    public static readonly Error StateMissing = new("進み具合を選んでください。", "State");

    public static readonly Error DoneOnMissing = new("完了にするときは、終えた日を入力してください。", "DoneOn");

    public static readonly Error DoneOnAhead = new("終えた日は、今日までの日を入力してください。", "DoneOn");

    public static readonly Error PersonMissing = new("完了にするときは、担当した方の氏名を入力してください。", "Person");

    public static readonly Error ChangedMeanwhile =
        new("ほかの人が先に報告を変えました。保存していません。いまの内容を確かめてから、もう一度入力してください。");
}

public static class TaskFileErrors
{
    public static readonly Error Missing = new("ファイルを選んでください。", "Files");

    public static readonly Error Empty = new("中身のないファイルです。別のファイルを選んでください。", "Files");

    public static readonly Error TooLarge = new("20 MBを超えるファイルは受け取れません。PDFを分けるか、画質を下げてください。", "Files");

    public static readonly Error NotPdf = new("PDFのファイルを選んでください。WordやExcelの書類は、PDFにしてから入れてください。", "Files");

    public static readonly Error SameFile = new("同じファイルがすでに入っています。もう一度入れる必要はありません。", "Files");

    public static readonly Error TooMany = new($"1つのタスクに入れられるのは{TaskFile.MostPerTask}個までです。いらないファイルを取り除いてから入れてください。", "Files");
}

/// <summary>Why a file waits or is not taken, after the answer to whoever sent it.</summary>
internal static class TaskFileProblems
{
    public const string AwaitingScan = "ウイルスの検査を待っています。終わるまで、そのままお待ちください。";
    public const string AwaitingProgram = "PDFを調べるプログラムが止まっているため、検査を待っています。そのままお待ちください。";
    public const string AwaitingStore = "保管場所につながらないため、検査を待っています。そのままお待ちください。";
    public const string Infected = "ウイルスが見つかったため、受け取れません。別の端末でつくり直してください。";
    public const string TooLargeToScan = "大きすぎて検査できないため、受け取れません。小さくしてから、もう一度入れてください。";
    public const string GaveUp = "検査を終えられませんでした。ファイルをつくり直して、もう一度入れてください。";
}
