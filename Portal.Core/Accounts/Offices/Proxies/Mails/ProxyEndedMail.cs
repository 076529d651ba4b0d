using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>代理が終わりにされたお知らせ, to both sides.</summary>
/// <param name="OfficeName">Who gave it.</param>
/// <param name="Organisation">Who acted by it.</param>
/// <param name="ByOffice">The office ended it; otherwise the organisation.</param>
public sealed record ProxyEndedMail(string OfficeName, string Organisation, bool ByOffice) : IMail
{
    public string Subject => "【介護情報基盤ポータル】申請の代理が終わりました";

    public string Body => $"""
        {OfficeName}が頼んだ、{Organisation}による助成金の申請の代理を、
        {(ByOffice ? OfficeName : Organisation)}が終わりにしました。

        これからは、{Organisation}は{OfficeName}の申請を扱えません。
        代理で作った申請と、提出した申請は、そのまま残っています。
        {OfficeName}の方が、続きを入力したり提出したりできます。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
