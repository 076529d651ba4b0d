using Portal.Core.Results;

namespace Portal.Core.Accounts;

public static class PasswordErrors
{
    public static readonly Error Missing = new("パスワードを入力してください。");
    public static readonly Error TooLong = new($"パスワードは{PasswordRules.MaxLength}文字以内で入力してください。");
    public static readonly Error Common = new("よく使われていて推測されやすいパスワードです。別のパスワードにしてください。");
    public static readonly Error ContainsLoginId = new("パスワードにログインIDを含めないでください。別のパスワードにしてください。");

    public static Error TooShort(int min) =>
        new($"パスワードは{min}文字以上で入力してください。関係のない言葉をいくつか並べると覚えやすくなります。");
}
