using Portal.Core.Accounts;

namespace Portal.Web.Sessions;

/// <summary>How long a browser stays signed in.</summary>
public static class SessionLimits
{
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    private static readonly TimeSpan Staff = TimeSpan.FromMinutes(30);

    /// <summary>Without a request. Everybody who has an account today is staff.</summary>
    public static TimeSpan IdleOf(AccountRole role) => role switch
    {
        _ => Staff,
    };
}
