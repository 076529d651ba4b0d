using Portal.Core.Pdf;
using Portal.Core.Quarantine;

namespace Portal.Core.ReviewBoard;

/// <summary>Why a paper is not taken, or not yet: what is wrong, then what to do next.</summary>
public static class PaperProblems
{
    public const string Empty = "中身のないファイルは登録できません。元の文書をPDFで保存して、もう一度入れてください。";

    public const string SessionFull =
        "1回の審査会に入れられるのは500 MBまでです。いらない資料を消すか、読み取りの解像度を下げて、もう一度入れてください。";

    public const string SessionHasAllPages =
        "1回の審査会に入れられるのは2,000ページまでです。いらない資料を消してから、もう一度入れてください。";

    public const string Infected =
        "ウイルス対策ソフトが危険なファイルと判断しました。情報システムの担当に連絡し、安全なPDFを入れてください。";

    public const string TooLargeToScan =
        "ウイルスの検査ができる大きさを超えています。分けるか、読み取りの解像度を下げて、もう一度入れてください。同じことが続くときは、事務局に知らせてください。";

    public const string AwaitingScan = "検査待ち：ウイルスの検査ができる状態になるまで待っています。このまま離れてもかまいません。";

    public const string AwaitingProgram = "検査待ち：PDFを調べるプログラムが使える状態になるまで待っています。このまま離れてもかまいません。";

    public const string AwaitingStore = "検査待ち：ファイルの保存場所が使える状態になるまで待っています。このまま離れてもかまいません。";

    public const string GaveUp = "検査を最後まで行えませんでした。取り消してから、もう一度入れてください。";

    /// <summary>Why a paper is not kept for the check; null when it is.</summary>
    internal static string? Of(IntakeRefusal? refusal) => refusal switch
    {
        null => null,
        IntakeRefusal.Empty => Empty,
        IntakeRefusal.TooLarge => PdfRefusal.TooLarge.ToJapanese(),
        _ => PdfRefusal.NotAPdf.ToJapanese(),
    };
}
