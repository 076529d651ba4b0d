namespace Portal.Core.Accounts;

/// <summary>Who is acting, from the session and never from a form (操作している人).</summary>
public interface ICurrentUser
{
    /// <summary>Null for visitors, reviewers and the worker.</summary>
    Guid? AccountId { get; }

    AccountRole? Role { get; }

    /// <summary>The insurer whose data this person may see; null when there is none.</summary>
    Guid? InsurerId { get; }

    /// <summary>
    /// The office or institution whose data this person may see and change now; null when there is none, and for whoever acts by proxy: what
    /// may be done by proxy asks <see cref="ActingProxies.OfficeFor"/>.
    /// </summary>
    Guid? OfficeId => null;

    /// <summary>Whether this person looks after the people of that office.</summary>
    bool IsOfficeAdministrator => false;

    /// <summary>代理: for which office the person acts without belonging to it, and by whose leave; null for an office's own people.</summary>
    ActingProxy? Proxy => null;

    /// <summary>The signed-in browser; null for visitors, reviewers and the worker.</summary>
    Guid? SessionId => null;

    /// <summary>The client's address for the audit trail; null in the worker.</summary>
    string? ClientAddress { get; }
}
