using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>代理の終わりが近いか、終わったお知らせ, to both sides.</summary>
/// <param name="OfficeName">Who gave it.</param>
/// <param name="Organisation">Who acts by it.</param>
/// <param name="LastOn">最後の日.</param>
/// <param name="IsOver">過ぎた.</param>
public sealed record ProxyEndingMail(string OfficeName, string Organisation, DateOnly LastOn, bool IsOver) : IMail
{
    public string Subject => IsOver
        ? "【介護情報基盤ポータル】申請の代理の期限が過ぎました"
        : "【介護情報基盤ポータル】申請の代理の期限が近づいています";

    public string Body => $"""
        {OfficeName}が頼んだ、{Organisation}による助成金の申請の代理の期限が、
        {(IsOver ? "過ぎました。これからは、代理では申請を扱えません。" : "近づいています。")}

        最後の日　{LastOn.ToJapanText()}

        {(IsOver
            ? "代理で作った申請と、提出した申請は、そのまま残っています。"
            : "その日の終わりまで使えます。")}
        続けるときは、{OfficeName}の管理者が、ログインして「代理」から
        もう一度頼んでください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
