using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請に添えた資料を受け取れなかったお知らせ: the request has been sent already, and nothing else stops at it.</summary>
/// <param name="ReceiptNumber">受付番号 of the application.</param>
/// <param name="Kind">種類.</param>
public sealed record ChangePaperRefusedMail(string ReceiptNumber, ChangeKind Kind) : IMail
{
    public string Subject => $"【介護情報基盤ポータル】助成金の{Kind.Text()}の申請の資料を受け取れませんでした";

    public string Body => $"""
        助成金の{Kind.Text()}の申請に添えていただいた資料のうち、
        受け取れないファイルがありました。事務局には届いていません。
        申請は、そのまま審査しています。

        受付番号　{ReceiptNumber}

        どのファイルか、なぜ受け取れないかは、ログインしてマイページから
        申請を開き、「変更・中止・廃止の申請」の「資料を添える・取り除く」で
        確かめられます。必要な資料のときは、もう一度入れてください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
