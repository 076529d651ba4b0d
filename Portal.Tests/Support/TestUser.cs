using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Tests.Support;

/// <summary>Somebody of a test: an account with its insurer, both real rows.</summary>
public sealed record TestUser(Guid? AccountId, AccountRole? Role, Guid? InsurerId) : ICurrentUser
{
    public static readonly TestUser Visitor = new(null, null, null);

    public Guid? OfficeId { get; init; }

    public bool IsOfficeAdministrator { get; init; }

    public ActingProxy? Proxy { get; init; }

    public string? ClientAddress { get; init; } = "127.0.0.1";
}

/// <summary>Requests that a test sends directly are acted by its user; those over HTTP by the cookie's.</summary>
public sealed class ActingUser(HttpCurrentUser http) : ICurrentUser
{
    private static readonly AsyncLocal<ICurrentUser?> Current = new();

    public Guid? AccountId => Who.AccountId;

    public AccountRole? Role => Who.Role;

    public Guid? InsurerId => Who.InsurerId;

    public Guid? OfficeId => Who.OfficeId;

    public bool IsOfficeAdministrator => Who.IsOfficeAdministrator;

    public ActingProxy? Proxy => Who.Proxy;

    public Guid? SessionId => Who.SessionId;

    public string? ClientAddress => Who.ClientAddress;

    private ICurrentUser Who => Current.Value ?? http;

    public static IDisposable As(ICurrentUser user)
    {
        var before = Current.Value;
        Current.Value = user;
        return new Restore(before);
    }

    private sealed class Restore(ICurrentUser? before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }
}
