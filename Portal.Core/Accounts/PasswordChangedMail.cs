using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>Tells the owner, who did not change it if this comes as a surprise.</summary>
public sealed record PasswordChangedMail : IMail
{
    public string Subject => "【介護情報基盤ポータル】パスワードが変更されました";

    public string Body => """
        介護情報基盤ポータルのパスワードが変更されました。

        ご自分で変更した場合は、何もする必要はありません。

        心当たりがない場合は、ログイン画面の「パスワードを忘れたとき」から
        すぐに新しいパスワードを設定し、所属する組織の管理者へ
        お知らせください。

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
