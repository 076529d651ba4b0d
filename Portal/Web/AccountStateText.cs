using Portal.Core.Accounts;

namespace Portal.Web;

public static class AccountStateText
{
    /// <summary>The state in a word.</summary>
    public static string Text(this AccountState state) => state switch
    {
        AccountState.Invited => "招待中",
        AccountState.Active => "利用中",
        AccountState.Locked => "ロック中",
        _ => "停止中",
    };

    /// <summary>The kind of chip that carries it.</summary>
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
        "role" => "役割を変更しました",
        "disabled" => "停止しました。この方の端末では、すぐにログアウトされます",
        "enabled" => "再開しました",
        "unlocked" => "ロックを解除しました",
        "sessions" => "すべての端末をログアウトしました",
        "factor" => "二要素認証を解除しました",
        _ => null,
    };
}
