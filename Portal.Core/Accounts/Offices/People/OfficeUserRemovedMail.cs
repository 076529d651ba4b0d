using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>利用者から外れたことのお知らせ.</summary>
/// <param name="OfficeName">名称.</param>
public sealed record OfficeUserRemovedMail(string OfficeName) : IMail
{
    public string Subject => "【介護情報基盤ポータル】利用者から外れました";

    public string Body => $"""
        {OfficeName}の管理者が、あなたを利用者から外しました。

        この事業所・医療機関の情報と申請は、もう見られません。
        ログインIDは、そのまま使えます。

        心当たりがない場合は、{OfficeName}の管理者にお尋ねください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
