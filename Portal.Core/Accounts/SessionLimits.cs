namespace Portal.Core.Accounts;

/// <summary>How long a browser stays signed in.</summary>
public static class SessionLimits
{
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    /// <summary>Without a request, for staff.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>Without a request, for the people of offices and institutions, who work between visits.</summary>
    public static readonly TimeSpan OfficeIdle = TimeSpan.FromMinutes(60);

    public static TimeSpan IdleOf(AccountRole role) => role == AccountRole.OfficeUser ? OfficeIdle : Idle;
}
