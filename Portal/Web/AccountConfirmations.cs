using Portal.Core.Accounts;

namespace Portal.Web;

/// <summary>What is told before something is taken from an account.</summary>
public static class AccountConfirmations
{
    public static Confirmation Disable(AccountDetails person, string back) => person.State == AccountState.Invited
        ? new($"{person.DisplayName}さんへの招待を取り消します", ["送ったURLは、すぐに使えなくなります。"], "招待を取り消す", back, "同じログインIDで、もう一度招待できます。")
        : new(
            $"{person.DisplayName}さんの利用を停止します",
            ["この方はログインできなくなります。", "いまログインしている端末では、すぐにログアウトされます。入力の途中のものは失われます。"],
            "停止する", back, "この方が行った操作の記録は残ります。あとから再開できます。");

    public static Confirmation ResetSecondFactor(AccountDetails person, string back) => new(
        $"{person.DisplayName}さんの二要素認証を解除します",
        [
            "この方の認証アプリ、パスキー、回復コードが、すべて使えなくなります。",
            "いまログインしている端末では、すぐにログアウトされます。",
            "本人からの依頼であることを、電話など別の方法で確かめてください。",
        ],
        "解除する", back,
        $"次のログインのあと、本人が設定し直します。いまのパスワードが{PasswordRules.MinLength}文字より短いときは、先にパスワードも変えます。");

    public static Confirmation IssuePassword(AccountDetails person, string back) => new(
        $"{person.DisplayName}さんの仮パスワードを発行します",
        [
            "いまのパスワードと、送ってあるURLは、すぐに使えなくなります。",
            "いまログインしている端末では、すぐにログアウトされます。入力の途中のものは失われます。",
            "仮パスワードは次の画面に一度だけ表示します。3日間使えます。二要素認証は、そのまま必要です。",
            "発行したことを、登録してあるメールアドレスにも知らせます。",
            "メールを受け取れるときは、代わりに「パスワード再設定のURLを送る」を使ってください。",
            "本人からの依頼であることを、電話など別の方法で確かめてください。",
        ],
        "発行する", back, "本人が次にログインすると、自分のパスワードに変える画面が開きます。")
    {
        Kept = new Dictionary<string, string> { ["Version"] = person.Version },
    };

    public static Confirmation EndSessions(AccountDetails person, string back) => new(
        $"{person.DisplayName}さんのすべての端末をログアウトします",
        [$"ログインしている{person.Sessions}台の端末で、すぐにログアウトされます。入力の途中のものは失われます。"],
        "ログアウトする", back, "この方は、もう一度ログインできます。");
}
