using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>Tells the owner that somebody else knows the password for now; the password itself goes no such way.</summary>
/// <param name="Until">The end of the issued password.</param>
public sealed record PasswordIssuedMail(DateTimeOffset Until) : IMail
{
    public string Subject => "【介護情報基盤ポータル】仮パスワードが発行されました";

    public string Body => $"""
        所属する組織の管理者か事務局が、介護情報基盤ポータルの
        仮パスワードを発行しました。これまでのパスワードは使えません。

        仮パスワードは、発行した人から受け取ってください。
        {Until.ToJapanText()}まで使えます。
        ログインすると、新しいパスワードを決める画面が開きます。

        心当たりがない場合は、すぐに所属する組織の管理者へお知らせください。

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
