using Portal.Core.Results;

namespace Portal.Core.Subsidies;

public static class EvidenceErrors
{
    public static readonly Error KindMissing = new("書類の種類が見つかりません。画面を開き直してください。");

    public static readonly Error Missing = new("ファイルを選んでください。", "Files");

    public static readonly Error Empty = new("中身のないファイルです。別のファイルを選んでください。", "Files");

    public static readonly Error TooLarge = new("20 MBを超えるファイルは受け取れません。写真は画質を下げて撮り直し、PDFは分けてください。", "Files");

    public static readonly Error NotATypeWeTake = new("PDF、JPEG、PNGのどれかのファイルを選んでください。", "Files");

    public static readonly Error SameFile = new("同じファイルがすでに入っています。もう一度入れる必要はありません。", "Files");

    public static readonly Error FileNotFound = new("ファイルが見つかりません。ほかの人が先に取り除いたようです。");

    public static Error TooMany(EvidenceKind kind) =>
        new($"「{kind.Name}」は{kind.MaxFiles}個までです。いらないファイルを取り除いてから入れてください。", "Files");
}

/// <summary>Why a file waits or is not taken, after the answer to whoever sent it.</summary>
public static class EvidenceProblems
{
    public const string AwaitingScan = "ウイルスの検査を待っています。終わるまで、そのままお待ちください。";
    public const string AwaitingProgram = "写真やPDFを調べるプログラムが止まっているため、検査を待っています。そのままお待ちください。";
    public const string AwaitingStore = "保管場所につながらないため、検査を待っています。そのままお待ちください。";
    public const string Infected = "ウイルスが見つかったため、受け取れません。別の端末でつくり直してください。";
    public const string TooLargeToScan = "大きすぎて検査できないため、受け取れません。小さくしてから、もう一度入れてください。";
    public const string GaveUp = "検査を終えられませんでした。ファイルをつくり直して、もう一度入れてください。";
}
