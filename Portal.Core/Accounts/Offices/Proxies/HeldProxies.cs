using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>委任: which are whose, and rows that are held until the transaction is over.</summary>
internal static class HeldProxies
{
    /// <summary>頼まれた代理 of an organisation: what it has answered, and what waits for its number.</summary>
    // Two questions in one: each has an index of its own.
    public static IQueryable<Proxy> ProxiesReceivedBy(this PortalDbContext db, Guid? officeId) => db.Proxies.Where(p => p.AgentId == officeId).Concat(
        from o in db.Offices
        where o.Id == officeId
        join p in db.Proxies on new { o.Number, o.IsMedical } equals new { Number = p.AgentNumber, IsMedical = p.AgentIsMedical }
        where p.AgentId == null
        select p);

    /// <summary>有効な代理 for which a person may act: as long as they belong to the organisation that was asked.</summary>
    public static IQueryable<Proxy> ProxiesInForceFor(this PortalDbContext db, Guid? accountId, DateTimeOffset now) => db.Proxies.Where(p =>
        p.AcceptedAt != null && p.EndedAt == null && p.EndsAt > now
        && db.OfficeMemberships.Any(m => m.OfficeId == p.AgentId && m.AccountId == accountId && m.LeftAt == null));

    /// <summary>One 委任 of an office, on either side; none when it is neither's.</summary>
    public static IQueryable<Proxy> OwnProxy(this PortalDbContext db, Guid? officeId, Guid id) => db.Proxies.Where(p => p.Id == id
        && (p.PrincipalId == officeId || p.AgentId == officeId
            || (p.AgentId == null && db.Offices.Any(o => o.Id == officeId && o.Number == p.AgentNumber && o.IsMedical == p.AgentIsMedical))));

    /// <summary>Held for who looks after the office that a page named, on either side.</summary>
    public static async Task<Result<Proxy>> HoldProxyForAsync(
        this PortalDbContext db, ICurrentUser user, Guid officeId, Guid id, CancellationToken cancellationToken)
    {
        var people = await db.HoldPeopleForAsync(user, officeId, cancellationToken);
        if (people.Failed)
        {
            return Result<Proxy>.Fail(people.Errors);
        }

        if (!await db.OwnProxy(officeId, id).AnyAsync(cancellationToken))
        {
            return ProxyErrors.NotFound;
        }

        return await db.HoldProxyAsync(id, cancellationToken);
    }

    /// <summary>As <see cref="HoldProxyForAsync"/>, and for everybody of the office that gave it: who takes back power needs none.</summary>
    public static async Task<Result<Proxy>> HoldProxyToEndAsync(
        this PortalDbContext db, ICurrentUser user, Guid officeId, Guid id, CancellationToken cancellationToken)
    {
        var people = await db.HoldPeopleAsync(officeId, cancellationToken);
        var isMember = people.Any(m => m.AccountId == user.AccountId) && officeId == user.OfficeId;
        return isMember && !people.AreLookedAfterBy(user) && await db.Proxies.AnyAsync(p => p.Id == id && p.PrincipalId == officeId, cancellationToken)
            ? await db.HoldProxyAsync(id, cancellationToken)
            : await db.HoldProxyForAsync(user, officeId, id, cancellationToken);
    }

    private static async Task<Proxy> HoldProxyAsync(this PortalDbContext db, Guid id, CancellationToken cancellationToken) =>
        (await db.Proxies.FromSql($"SELECT *, xmin FROM proxies WHERE id = {id} FOR UPDATE").ToListAsync(cancellationToken)).Single();

    /// <summary>What somebody has offered for an office and nobody has answered, held until the commit: who accepts it comes before or after.</summary>
    public static Task<List<Proxy>> HoldOffersByAsync(this PortalDbContext db, OfficeMembership member, CancellationToken cancellationToken) =>
        db.Proxies.FromSql($"""
            SELECT *, xmin FROM proxies
            WHERE principal_id = {member.OfficeId} AND offered_by_id = {member.AccountId}
                AND accepted_at IS NULL AND declined_at IS NULL AND ended_at IS NULL
            ORDER BY id FOR UPDATE
            """).ToListAsync(cancellationToken);

    /// <summary>What an office has offered to a number and nobody has answered, held as <see cref="HoldOffersByAsync"/>.</summary>
    public static Task<List<Proxy>> HoldOffersToAsync(
        this PortalDbContext db, Guid principalId, string number, bool isMedical, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Proxies.FromSql($"""
            SELECT *, xmin FROM proxies
            WHERE principal_id = {principalId} AND agent_number = {number} AND agent_is_medical = {isMedical}
                AND accepted_at IS NULL AND declined_at IS NULL AND ended_at IS NULL AND offer_ends_at > {now}
            ORDER BY id FOR UPDATE
            """).ToListAsync(cancellationToken);

    /// <summary>Those in force between the same two, held until the commit: one that is accepted takes their place.</summary>
    public static Task<List<Proxy>> HoldReplacedAsync(this PortalDbContext db, Proxy accepted, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Proxies.FromSql($"""
            SELECT *, xmin FROM proxies
            WHERE principal_id = {accepted.PrincipalId} AND agent_id = {accepted.AgentId} AND id <> {accepted.Id}
                AND accepted_at IS NOT NULL AND ended_at IS NULL AND ends_at > {now}
            ORDER BY id FOR UPDATE
            """).ToListAsync(cancellationToken);

    /// <summary>
    /// Inside a transaction: until it is committed nobody ends the 委任, and nobody removes who acts by it from their organisation. False when
    /// somebody has, or when it is over. Who acts for their own office holds nothing here.
    /// </summary>
    public static async Task<bool> HoldActingAsync(
        this PortalDbContext db, ICurrentUser user, DateTimeOffset now, CancellationToken cancellationToken) =>
        user.Proxy is not { } acting || (await db.Database.SqlQuery<Guid>($"""
            SELECT p.id AS "Value" FROM proxies p JOIN office_memberships m ON m.office_id = p.agent_id
            WHERE p.id = {acting.Id} AND p.accepted_at IS NOT NULL AND p.ended_at IS NULL AND p.ends_at > {now}
                AND m.account_id = {user.AccountId} AND m.left_at IS NULL
            FOR SHARE
            """).ToListAsync(cancellationToken)).Count > 0;
}
