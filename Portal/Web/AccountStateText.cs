using Portal.Core.Accounts;

namespace Portal.Web;

public static class AccountStateText
{
    /// <summary>The kind of chip that carries the state.</summary>
    public static string Chip(this AccountState state) => state switch
    {
        AccountState.Invited => "wait",
        AccountState.Active => "done",
        AccountState.Locked => "bad",
        _ => "none",
    };

    /// <summary>What has just been done to an account, from the query of the page to which it led.</summary>
    public static string? Done(string? done) => done switch
    {
        "invited" => "招待のメールを送りました",
        "resent" => "新しいURLをメールで送りました",
        "changed" => "変更を保存しました",
        "email-asked" => "新しいメールアドレスに、確認のURLを送りました",
        "email-changed" => "メールアドレスを変更しました",
        "email-invited" => "メールアドレスを変更し、招待のメールを送り直しました",
        "role" => "役割を変更しました",
        "disabled" => "停止しました。この方の端末では、すぐにログアウトされます",
        "enabled" => "再開しました",
        "unlocked" => "ロックを解除しました",
        "sessions" => "すべての端末をログアウトしました",
        "factor" => "二要素認証を解除しました",
        _ => null,
    };
}
