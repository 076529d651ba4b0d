namespace Portal.Web;

/// <summary>What a status code means to the person who meets it, and what to do next.</summary>
public sealed record StatusText(string Heading, string Explanation, string Next)
{
    /// <summary>503, when it is known that it is the files that cannot be kept or read.</summary>
    public static StatusText StoreIsDown { get; } = Of(503) with
    {
        Explanation = "ファイルの保存先に書き込めないか、保存先から読み出せないため、処理できませんでした。送信したファイルは登録していません。",
    };

    /// <summary>403 for whoever acts by a 委任 that does not give this.</summary>
    public static StatusText NotByProxy(string office) => new(
        "代理では開けません",
        $"いまは、{office}の代理として操作しています。この画面は、頼まれた範囲に含まれていないか、代理では使えないものです。",
        "範囲を広げるときは、事業所・医療機関に、もう一度頼んでもらってください。ご自分の事業所・医療機関に戻るときは、切り替えてください。");

    /// <summary>403 for whoever acted by a 委任 that is over.</summary>
    public static StatusText ProxyIsOver(string office, bool wasSent) => new(
        "代理は終わりました",
        $"{office}の代理は、もう使えません。期限を過ぎたか、どちらかが終わりにしたか、組織の利用者から外れました。"
            + (wasSent ? "いま送った内容は登録していません。" : ""),
        "続けるときは、事業所・医療機関に、もう一度頼んでもらってください。ほかの操作をするときは、扱う事業所・医療機関を選び直してください。");

    /// <summary>Codes without a text of their own read as a broken request (4xx) or a failure of ours (5xx).</summary>
    public static StatusText Of(int code) => code switch
    {
        403 => new(
            "この画面は開けません",
            "この操作ができる役割ではないか、ログインしたあとに役割が変わっています。",
            "必要なときは、組織の管理者にご相談ください。"),
        404 => new(
            "ページが見つかりません",
            "アドレスが違うか、ページがなくなったか、ほかの組織のものです。",
            "アドレスを確かめるか、トップページからお探しください。"),
        405 => new(
            "この開き方には対応していません",
            "ページを開く途中で、送信の方法が変わったようです。",
            "トップページから、もう一度お進みください。"),
        409 => new(
            "ほかの操作と重なりました",
            "あなたが開いたあとに、ほかの人が同じものを変更しました。あなたの変更は登録していません。",
            "前の画面に戻って読み込み直し、新しい内容を確かめてから、もう一度送信してください。"),
        413 => new(
            "送られたものが大きすぎます",
            "受け取れる大きさを超えているため、登録していません。",
            "ファイルを分けるか、小さくしてから、もう一度お試しください。"),
        429 => new(
            "しばらくお待ちください",
            "短い時間に操作が続いたため、いったん受け付けを止めています。",
            "数分おいてから、もう一度お試しください。"),
        503 => new(
            "ただいま利用できません",
            "システムの一部が止まっているため、処理できませんでした。送信した内容は登録していません。",
            "数分おいてから、もう一度お試しください。続くときは、下のエラー番号をそえてお問い合わせください。"),
        >= 500 => new(
            "処理の途中で問題が起きました",
            "こちらの不具合です。送信した内容は、登録できていないことがあります。",
            "前の画面に戻り、登録されているかどうかを確かめてから、もう一度お試しください。続くときは、下のエラー番号をそえてお問い合わせください。"),
        _ => new(
            "受け付けられませんでした",
            "ページを開いてから時間がたったか、別の画面でログインし直したため、送信を確かめられませんでした。",
            "前の画面に戻って読み込み直し、もう一度お試しください。"),
    };
}
