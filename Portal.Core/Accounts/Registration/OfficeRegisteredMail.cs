using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>利用登録の完了.</summary>
/// <param name="OfficeName">名称.</param>
/// <param name="SignInUrl">Where one signs in.</param>
public sealed record OfficeRegisteredMail(string OfficeName, string SignInUrl) : IMail
{
    public string Subject => "【介護情報基盤ポータル】利用登録が終わりました";

    public string Body => $"""
        {OfficeName}の利用登録が終わりました。

        登録したログインIDとパスワードで、次のURLからログインできます。
        マイページで、登録した内容を見たり直したりできます。

        {SignInUrl}

        登録した方が、この事業所・医療機関の管理者です。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
