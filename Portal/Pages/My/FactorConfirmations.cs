using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.My;

/// <summary>What is told before a person takes away an own factor.</summary>
public static class FactorConfirmations
{
    private static readonly string[] WhenItWasTheLast =
    [
        "ほかに設定した方法がないときは、回復コードもすべて使えなくなり、パスワードだけでログインすることになります。",
        $"そのとき、パスワードが{PasswordRules.MinLength}文字より短ければ、続ける前に変えていただきます。二要素認証が必要な方は、続けて設定し直します。",
    ];

    public static readonly Confirmation App = new(
        "認証アプリを外します", ["アプリに表示される数字では、ログインできなくなります。", .. WhenItWasTheLast],
        "外す", "~/my/security/authenticator", "あとから、もう一度設定できます。");

    public static Confirmation Passkey(string name) => new(
        $"パスキー「{name}」を外します", ["このパスキーでは、ログインできなくなります。", .. WhenItWasTheLast],
        "外す", "~/my/security/passkeys", "あとから、もう一度登録できます。");
}
