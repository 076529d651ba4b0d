using Portal.Core.Results;

namespace Portal.Core.Accounts;

public static class AccountErrors
{
    /// <summary>One sentence for every reason: an outsider learns nothing about which accounts exist.</summary>
    public static readonly Error SignInRefused = new(
        "ログインできませんでした。ログインIDとパスワードを確かめて、もう一度入力してください。続けて間違えると、しばらくログインできなくなります。");

    /// <summary>The page answers 429 to it.</summary>
    public static readonly Error TooManyAttempts = new("短い時間に操作が続きました。しばらくおいてから、もう一度お試しください。");

    public static readonly Error WrongPassword = new("いまのパスワードが正しくありません。もう一度入力してください。", "CurrentPassword");

    public static readonly Error SamePassword = new("いまと違うパスワードにしてください。", "NewPassword");
}
