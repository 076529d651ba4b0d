using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <param name="Url">The one-time link.</param>
public sealed record PasswordResetMail(string Url) : IMail
{
    public string Subject => "【介護情報基盤ポータル】パスワードの再設定";

    public string Body => $"""
        パスワードを設定し直す手続きを受け付けました。

        次のURLを開き、新しいパスワードを決めてください。

        {Url}

        このURLは一度だけ、60分以内に使えます。
        ほかの方に転送しないでください。

        心当たりがない場合は、何もする必要はありません。
        いまのパスワードは、そのまま使えます。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
