using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Web.Sessions;

/// <summary>A session with what its account says at this moment: nothing of it is older than the request.</summary>
public sealed record SessionOwner(
    Guid SessionId, DateTimeOffset LastSeenAt, DateTimeOffset EndsAt, DateTimeOffset ProvedAt, Guid AccountId,
    string LoginId, string DisplayName, string Department, AccountRole Role, Guid? InsurerId, string? InsurerName,
    OwnerOffice? Office, OwnerProxy? Proxy, bool IsDisabled, bool MustChangePassword, bool HasSecondFactor)
{
    /// <summary>大分市 長寿福祉課, the office that is worked or acted for, or 事務局 for those who work for neither.</summary>
    public string Organisation => Role == AccountRole.OfficeUser
        ? Proxy is null ? Office?.Name ?? "" : Proxy.IsInForce ? Proxy.Principal : ""
        : $"{InsurerName ?? "事務局"} {Department}".Trim();

    public DateTimeOffset ExpiresAt =>
        LastSeenAt + SessionLimits.IdleOf(Role) is var idle && idle < EndsAt ? idle : EndsAt;

    public bool IsAliveAt(DateTimeOffset now) => !IsDisabled && now < ExpiresAt;

    public static Task<SessionOwner?> FindAsync(PortalDbContext db, byte[] keyHash, DateTimeOffset now) =>
        db.AccountSessions.Where(s => s.KeyHash == keyHash)
            .Join(db.Users, s => s.AccountId, a => a.Id, (s, a) => new SessionOwner(
                s.Id, s.LastSeenAt, s.EndsAt, s.ProvedAt, a.Id, a.UserName!, a.DisplayName, a.Department, a.Role, a.InsurerId,
                db.Insurers.Where(i => i.Id == a.InsurerId).Select(i => i.Name).FirstOrDefault(),
                db.OfficeMemberships.Where(m => m.AccountId == a.Id && m.LeftAt == null)
                    .OrderByDescending(m => m.OfficeId == s.OfficeId).ThenBy(m => m.JoinedAt).ThenBy(m => m.Id)
                    .Select(m => new OwnerOffice(
                        m.OfficeId, db.Offices.Where(o => o.Id == m.OfficeId).Select(o => o.Name).First(), m.IsAdministrator))
                    .FirstOrDefault(),
                db.Proxies.Where(p => p.Id == s.ProxyId)
                    .Select(p => new OwnerProxy(
                        p.Id, p.PrincipalId, db.Offices.Where(o => o.Id == p.PrincipalId).Select(o => o.Name).First(),
                        p.AgentId, db.Offices.Where(o => o.Id == p.AgentId).Select(o => o.Name).FirstOrDefault() ?? "", p.Scope, p.LastOn,
                        p.AcceptedAt != null && p.EndedAt == null && p.EndsAt > now
                            && db.OfficeMemberships.Any(m => m.OfficeId == p.AgentId && m.AccountId == a.Id && m.LeftAt == null)))
                    .FirstOrDefault(),
                a.DisabledAt != null, a.MustChangePassword, a.TwoFactorEnabled))
            .SingleOrDefaultAsync();
}

/// <summary>The office that somebody works for in this browser: the chosen one, or the first that they joined.</summary>
public sealed record OwnerOffice(Guid Id, string Name, bool IsAdministrator);

/// <summary>代理 that somebody has chosen in this browser, in force or over by now.</summary>
/// <param name="Id">The 委任.</param>
/// <param name="PrincipalId">The office that is acted for.</param>
/// <param name="Principal">Its 名称.</param>
/// <param name="OrganisationId">The organisation that acts; null for what was only offered.</param>
/// <param name="Organisation">Its 名称.</param>
/// <param name="Scope">代理の範囲.</param>
/// <param name="LastOn">最後の日.</param>
/// <param name="IsInForce">The 委任 holds at this moment, and the person still belongs to the organisation.</param>
public sealed record OwnerProxy(
    Guid Id, Guid PrincipalId, string Principal, Guid? OrganisationId, string Organisation, ProxyScope Scope, DateOnly LastOn, bool IsInForce);
