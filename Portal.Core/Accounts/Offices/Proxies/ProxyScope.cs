namespace Portal.Core.Accounts;

/// <summary>代理の範囲: what a 委任 lets the other organisation do. Nothing else of the office is ever given.</summary>
[Flags]
public enum ProxyScope
{
    None = 0,

    /// <summary>申請を作成する: begins and fills in drafts.</summary>
    Prepare = 1,

    /// <summary>提出・修正・取り下げをする.</summary>
    Send = 2,

    /// <summary>通知書と振込の状況を見る.</summary>
    Watch = 4,

    /// <summary>Who may read the form of an application: whoever fills it in or sends it.</summary>
    Form = Prepare | Send,

    All = Prepare | Send | Watch,
}

/// <summary>代理 for which somebody acts now.</summary>
/// <param name="Id">The 委任.</param>
/// <param name="PrincipalId">The office that is acted for.</param>
/// <param name="OrganisationId">The organisation of whoever acts, which is not the office that they act for.</param>
/// <param name="Scope">代理の範囲.</param>
public sealed record ActingProxy(Guid Id, Guid PrincipalId, Guid OrganisationId, ProxyScope Scope)
{
    /// <summary>Whether one of these is in it.</summary>
    public bool Has(ProxyScope any) => (Scope & any) != ProxyScope.None;
}

public static class ActingProxies
{
    /// <summary>The office's own people always may; who acts by proxy, where the 委任 says one of these.</summary>
    public static bool May(this ICurrentUser user, ProxyScope any) => user.Proxy is null || user.Proxy.Has(any);

    /// <summary>For which office this may be done: the own one, or by proxy the other where the 委任 says one of these; null for none.</summary>
    public static Guid? OfficeFor(this ICurrentUser user, ProxyScope any) =>
        user.Proxy is null ? user.OfficeId : user.Proxy.Has(any) ? user.Proxy.PrincipalId : null;
}
