using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>To the new address: only who reads it can confirm it.</summary>
/// <param name="Url">The link.</param>
public sealed record ConfirmEmailMail(string Url) : IMail
{
    public string Subject => "【介護情報基盤ポータル】メールアドレスの確認";

    public string Body => $"""
        介護情報基盤ポータルのメールアドレスを、このアドレスに変更する
        手続きを受け付けました。

        次のURLを開いて、変更を終えてください。

        {Url}

        このURLは60分以内に使えます。ほかの方に転送しないでください。

        心当たりがない場合は、このメールを削除してください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}

/// <summary>To the old address, as soon as somebody has asked: there is still time to stop it.</summary>
public sealed record EmailChangeBegunMail : IMail
{
    public string Subject => "【介護情報基盤ポータル】メールアドレスの変更が申し込まれました";

    public string Body => """
        介護情報基盤ポータルに登録したメールアドレスを変更する手続きを
        受け付けました。新しいアドレスで確認が済むと、このアドレスには
        お知らせが届かなくなります。

        心当たりがある場合は、何もする必要はありません。

        心当たりがない場合は、すぐにパスワードを変更し、所属する組織の
        管理者へお知らせください。パスワードを変更すると、この手続きは
        取り消されます。

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}

/// <summary>To the old address, once it is no longer the account's.</summary>
public sealed record EmailChangedMail : IMail
{
    public string Subject => "【介護情報基盤ポータル】メールアドレスが変更されました";

    public string Body => """
        介護情報基盤ポータルに登録したメールアドレスが変更されました。
        今後のお知らせは、新しいアドレスに送ります。

        ご自分で変更した場合は、何もする必要はありません。

        心当たりがない場合は、すぐに所属する組織の管理者へお知らせください。

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
