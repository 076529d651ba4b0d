namespace Portal.Core.Pdf;

/// <summary>Why a PDF is not taken (登録できない理由).</summary>
public enum PdfRefusal
{
    NotAPdf,
    Encrypted,
    Damaged,
    NoPages,
    TooManyPages,
    TooLarge,
    OversizedPage,
    HiddenLayers,
    DynamicForm,
    ActiveContent,
    TooComplex,
}

public static class PdfRefusalText
{
    /// <summary>The sentence shown beside the file: what is wrong, then what to do next.</summary>
    public static string ToJapanese(this PdfRefusal reason) => reason switch
    {
        PdfRefusal.NotAPdf =>
            "PDFではないファイルは登録できません。元の文書をPDFで保存して、もう一度入れてください。",
        PdfRefusal.Encrypted =>
            "パスワードがかかっているPDFは登録できません。パスワードを外したPDFを、もう一度入れてください。",
        PdfRefusal.Damaged =>
            "PDFが壊れているか、途中で切れています。元の文書からPDFを作り直して、もう一度入れてください。",
        PdfRefusal.NoPages =>
            "ページのないPDFは登録できません。中身を確かめて、もう一度入れてください。",
        PdfRefusal.TooManyPages =>
            "2,000ページを超えるPDFは登録できません。分けて、もう一度入れてください。",
        PdfRefusal.TooLarge =>
            "200 MBを超えるPDFは登録できません。分けるか、読み取りの解像度を下げて、もう一度入れてください。",
        PdfRefusal.OversizedPage =>
            "A2より大きいページ、または小さすぎるページがあります。A4かA3の大きさで保存して、もう一度入れてください。",
        PdfRefusal.HiddenLayers =>
            "隠れたレイヤーのあるPDFは登録できません。「PDFに印刷」で保存し直して、もう一度入れてください。",
        PdfRefusal.DynamicForm =>
            "入力欄や注釈の文字を紙面に写せないPDFです。「PDFに印刷」で保存し直して、もう一度入れてください。",
        PdfRefusal.ActiveContent =>
            "自動で動く仕組みを取り除けないPDFです。「PDFに印刷」で保存し直して、もう一度入れてください。",
        PdfRefusal.TooComplex =>
            "中身が複雑で検査が終わりませんでした。「PDFに印刷」で保存し直すか分けて、もう一度入れてください。",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
