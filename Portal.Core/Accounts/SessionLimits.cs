namespace Portal.Core.Accounts;

/// <summary>How long a browser stays signed in.</summary>
public static class SessionLimits
{
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    /// <summary>Without a request. Everybody who has an account is staff.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
}
