using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

public static class ReviewGateErrors
{
    /// <summary>One sentence for every failure at the gate: it must not tell which it was.</summary>
    public static readonly Error Refused = new("メールアドレスとパスワードを、もう一度お確かめください。");

    public static readonly Error VisitEnded = new("閲覧は終了しています。ご案内のメールのURLを、もう一度開いてください。");

    public static readonly Error Replaced = new("資料が差し替えられました。新しい版を開いてください。");

    public static readonly Error ScreenOnly = new("この資料は画面で読むものです。ダウンロードは許可されていません。");

    public static readonly Error PapersMissing = new("資料のファイルを読み出せません。資料をお送りした市町村へお知らせください。");
}
