using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>Tells the owner that the second factor is no longer what it was.</summary>
public sealed record SecondFactorChangedMail : IMail
{
    public string Subject => "【介護情報基盤ポータル】二要素認証の設定が変更されました";

    public string Body => """
        介護情報基盤ポータルの二要素認証（認証アプリ、パスキー、回復コード）の
        設定が変更されました。

        ご自分で変更した場合は、何もする必要はありません。

        心当たりがない場合は、すぐに所属する組織の管理者へお知らせください。

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
