using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>代理を辞退されたお知らせ, to the office that offered it.</summary>
/// <param name="Number">介護事業所番号 or 医療機関コード of who has declined: its name is told by nothing but an acceptance.</param>
public sealed record ProxyDeclinedMail(string Number) : IMail
{
    public string Subject => "【介護情報基盤ポータル】申請の代理は辞退されました";

    public string Body => $"""
        番号 {Number} の組織は、助成金の申請の代理を辞退しました。
        代理は始まっていません。

        もう一度頼むときは、先に相手にお確かめください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
