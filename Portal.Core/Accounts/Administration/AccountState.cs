using System.Linq.Expressions;

namespace Portal.Core.Accounts;

/// <summary>アカウントの状態, as the lists show it.</summary>
public enum AccountState
{
    /// <summary>招待中: no password has been set yet.</summary>
    Invited,

    /// <summary>利用中.</summary>
    Active,

    /// <summary>ロック中.</summary>
    Locked,

    /// <summary>停止中.</summary>
    Disabled,
}

public static class AccountStates
{
    /// <summary>The state in a word.</summary>
    public static string Text(this AccountState state) => state switch
    {
        AccountState.Invited => "招待中",
        AccountState.Active => "利用中",
        AccountState.Locked => "ロック中",
        _ => "停止中",
    };

    /// <summary>Those in a state; the first of these that fits is an account's.</summary>
    internal static Expression<Func<Account, bool>> Are(this AccountState state, DateTimeOffset now) => state switch
    {
        AccountState.Disabled => a => a.DisabledAt != null,
        AccountState.Locked => a => a.DisabledAt == null && a.LockoutEnd > now,
        AccountState.Invited => a => a.DisabledAt == null && (a.LockoutEnd == null || a.LockoutEnd <= now) && a.PasswordHash == null,
        _ => a => a.DisabledAt == null && (a.LockoutEnd == null || a.LockoutEnd <= now) && a.PasswordHash != null,
    };
}
