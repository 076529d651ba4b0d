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
        ["/accessibility"] = Access.Everybody,
        ["/account/change-password"] = Access.SignedIn,
        ["/account/extend"] = Access.SignedIn,
        ["/account/sign-in"] = Access.Everybody,
        ["/account/sign-out"] = Access.Everybody,
        ["/contact"] = Access.Everybody,
        ["/dev/components"] = Access.Everybody,
        ["/dev/components/confirm"] = Access.Everybody,
        ["/dev/mailbox"] = Access.Everybody,
        ["/dev/mailbox/{id:guid}"] = Access.Everybody,
        ["/health/live"] = Access.Everybody,
        ["/health/ready"] = Access.Everybody,
        ["/insurer/panels"] = Access.InsurerStaff,
        ["/insurer/panels/new"] = Access.InsurerStaff,
        ["/insurer/panels/{id:guid}"] = Access.InsurerStaff,
        ["/insurer/review-sessions/new"] = Access.InsurerStaff,
        ["/insurer/review-sessions/{id:guid}/copy"] = Access.InsurerStaff,
        ["/insurer/review-sessions/{id:guid}/details"] = Access.InsurerStaff,
        ["/insurer/review-sessions/{id:guid}/papers"] = Access.InsurerStaff,
        ["/insurer/review-sessions/{id:guid}/papers/upload"] = Access.InsurerStaff,
        ["/insurer/review-sessions/{id:guid}/reviewers"] = Access.InsurerStaff,
        ["/insurer/reviewers"] = Access.InsurerStaff,
        ["/insurer/reviewers.csv"] = Access.InsurerStaff,
        ["/insurer/reviewers/new"] = Access.InsurerStaff,
        ["/insurer/reviewers/{id:guid}"] = Access.InsurerStaff,
        ["/insurer/settings"] = Access.InsurerStaff,
        ["/insurer/settings/addresses/new"] = Access.InsurerAdministrator,
        ["/insurer/settings/addresses/{id:guid}"] = Access.InsurerAdministrator,
        ["/insurer/settings/confirm-address/{token}"] = Access.Everybody,
        ["/insurer/settings/edit"] = Access.InsurerAdministrator,
        ["/manual"] = Access.Everybody,
        ["/privacy"] = Access.Everybody,
        // Behind the reviewer's own gate: an account opens nothing here, and nobody needs one.
        ["/review"] = Access.Everybody,
        ["/review/link"] = Access.Everybody,
        ["/review/open/{hop}"] = Access.Everybody,
        ["/review/read/done"] = Access.Everybody,
        ["/review/read/{visitId:guid}"] = Access.Everybody,
        ["/review/read/{visitId:guid}/cases/{caseId:guid}/read"] = Access.Everybody,
        ["/review/read/{visitId:guid}/download"] = Access.Everybody,
        ["/review/read/{visitId:guid}/end"] = Access.Everybody,
        ["/review/read/{visitId:guid}/extend"] = Access.Everybody,
        ["/review/read/{visitId:guid}/new-version"] = Access.Everybody,
        ["/review/read/{visitId:guid}/papers.pdf"] = Access.Everybody,
        ["/status/{code:int}"] = Access.Everybody,
        ["/{**path:file}"] = Access.Everybody,
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
