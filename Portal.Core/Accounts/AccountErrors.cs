using Portal.Core.Results;

namespace Portal.Core.Accounts;

public static class AccountErrors
{
    /// <summary>One sentence for every reason: an outsider learns nothing about which accounts exist.</summary>
    public static readonly Error SignInRefused = new(
        "ログインできませんでした。ログインIDとパスワードを確かめて、もう一度入力してください。続けて間違えると、しばらくログインできなくなります。");

    public static readonly Error WrongCode = new(
        "確認コードが正しくないか、すでに使われています。認証アプリの新しいコードを入力してください。", "Code");

    public static readonly Error PasskeyRefused = new(
        "パスキーを確かめられませんでした。もう一度試すか、ほかの方法で進んでください。");

    /// <summary>The page answers 429 to it.</summary>
    public static readonly Error TooManyAttempts = new("短い時間に操作が続きました。しばらくおいてから、もう一度お試しください。");

    public static readonly Error ProofMissing = new("パスワードか確認コードの、どちらかを入力してください。", "Password");

    public static readonly Error ProofRefused = new("本人であることを確かめられませんでした。入力を確かめて、もう一度お試しください。");

    public static readonly Error WrongPassword = new("いまのパスワードが正しくありません。もう一度入力してください。", "CurrentPassword");

    public static readonly Error SamePassword = new("いまと違うパスワードにしてください。", "NewPassword");

    public static readonly Error LinkUnusable = new("このURLは使えなくなっています。新しいURLを受け取ってください。");

    public static readonly Error AppNotStarted = new("先に「設定を始める」を押してください。");

    public static readonly Error AppAlreadyThere = new("認証アプリは、すでに設定されています。取り替えるときは、先に外してください。");

    public static readonly Error NoSecondFactor = new("先に、認証アプリかパスキーを設定してください。");

    public static readonly Error NotFound = new("見つかりません。ほかの人が先に変更したようです。一覧に戻って、確かめてください。");

    public static readonly Error LoginIdTaken = new("このログインIDは、すでに使われています。別のログインIDにしてください。", "LoginId");

    public static readonly Error LoginIdForm =
        new("ログインIDは、半角の英字・数字・「.」「_」「-」で、3文字以上50文字以内にしてください。", "LoginId");

    public static readonly Error RoleMissing = new("役割を選んでください。", "Role");

    public static readonly Error OnlySecretariat =
        new("すぐに変更できるのは事務局だけです。「本人に確認のメールを送る」を選んでください。", "AtOnce");

    public static readonly Error ChangedSinceConfirmed = new(
        "この画面を開いたあとに、このアカウントが変更されました。仮パスワードを発行したばかりのときは、もう一度発行すると、前のものが使えなくなります。それでよいときだけ、もう一度押してください。");

    public static readonly Error LastAdministrator =
        new("管理者が1人もいなくなるため、変更できません。先に、ほかの職員を管理者にしてください。");

    public static readonly Error NotYourself = new("ご自分のアカウントには、この操作はできません。ほかの管理者に頼んでください。");
}
