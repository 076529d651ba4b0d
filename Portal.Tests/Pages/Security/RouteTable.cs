using Portal.Core.Accounts;

namespace Portal.Tests.Pages.Security;

public enum Access
{
    /// <summary>Anybody, signed in or not.</summary>
    Everybody,

    /// <summary>Everybody who is signed in.</summary>
    SignedIn,
    InsurerStaff,
    InsurerAdministrator,
    Operator,
    AuditReader,
}

/// <summary>Who may enter which route. A route that nobody declared here fails the test: add it, and think.</summary>
public static class RouteTable
{
    private static readonly AccountRole[] Staff = [AccountRole.InsurerStaff, AccountRole.InsurerAdministrator];

    public static IReadOnlyDictionary<string, Access> Routes { get; } = new Dictionary<string, Access>
    {
        ["/"] = Access.Everybody,
    };

    public static bool Allows(Access access, AccountRole? role) => access switch
    {
        Access.Everybody => true,
        Access.SignedIn => role is not null,
        Access.InsurerStaff => role is { } r && Staff.Contains(r),
        Access.InsurerAdministrator => role == AccountRole.InsurerAdministrator,
        Access.Operator => role == AccountRole.Operator,
        Access.AuditReader => role is AccountRole.Operator or AccountRole.Auditor,
        _ => false,
    };
}
