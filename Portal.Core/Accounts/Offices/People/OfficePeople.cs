using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>Changes among the people of one office take turns, so that two administrators never remove each other.</summary>
internal static class OfficePeople
{
    /// <summary>Inside a transaction: those who belong to the office now, held until it is committed.</summary>
    public static async Task<IReadOnlyList<OfficeMembership>> HoldPeopleAsync(
        this PortalDbContext db, Guid? officeId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM offices WHERE id = {officeId} FOR NO KEY UPDATE", cancellationToken);
        return await db.OfficeMemberships.Where(m => m.OfficeId == officeId && m.LeftAt == null).ToListAsync(cancellationToken);
    }

    /// <summary>As <see cref="HoldPeopleAsync"/>, of the office that an administrator's page named: the one chosen now, or nothing is done.</summary>
    public static async Task<Result<IReadOnlyList<OfficeMembership>>> HoldPeopleForAsync(
        this PortalDbContext db, ICurrentUser user, Guid officeId, CancellationToken cancellationToken)
    {
        var people = await db.HoldPeopleAsync(officeId, cancellationToken);
        return people.All(m => m.AccountId != user.AccountId) ? OfficePeopleErrors.NotMyOffice
            : officeId != user.OfficeId ? OfficePeopleErrors.AnotherOfficeChosen
            : !people.AreLookedAfterBy(user) ? OfficePeopleErrors.NotAdministrator
            : Result<IReadOnlyList<OfficeMembership>>.Done(people);
    }

    public static bool AreLookedAfterBy(this IReadOnlyList<OfficeMembership> people, ICurrentUser user) =>
        people.Any(m => m.AccountId == user.AccountId && m.IsAdministrator);

    /// <summary>Nobody else looks after the office; whose account is stopped does not.</summary>
    public static async Task<bool> HaveNoAdministratorButAsync(
        this PortalDbContext db, IReadOnlyList<OfficeMembership> people, OfficeMembership member, CancellationToken cancellationToken)
    {
        var others = people.Where(m => m.Id != member.Id && m.IsAdministrator).Select(m => m.AccountId).ToList();
        return member.IsAdministrator
            && !await db.Users.AnyAsync(a => others.Contains(a.Id) && a.DisabledAt == null, cancellationToken);
    }

    /// <summary>Who looks after the office no more leaves no door open behind them: neither an invitation nor an offer of 代理.</summary>
    public static async Task CloseInvitationsByAsync(
        this PortalDbContext db, ICurrentUser user, OfficeMembership member, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var open = await db.OfficeInvitations
            .Where(i => i.OfficeId == member.OfficeId && i.InvitedById == member.AccountId && i.ClosedAt == null).ToListAsync(cancellationToken);
        foreach (var invitation in open)
        {
            invitation.Close(at);
        }

        var offers = await db.HoldOffersByAsync(member, cancellationToken);
        foreach (var offer in offers)
        {
            offer.End(at);
            db.Add(AuditEvent.By(user, at, "ProxyEnded", nameof(Proxy), offer.Id, details: new { member.OfficeId }));
        }

        await db.WithdrawMailsAsync([.. open.Select(i => i.Id), .. offers.Select(p => p.Id)], _ => true, cancellationToken);
    }

    /// <summary>An invitation that a mailed address opens, held until the commit; null for any other address.</summary>
    public static async Task<OfficeInvitation?> HoldInvitationAsync(
        this PortalDbContext db, string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = SecretToken.HashOf(token);
        return (await db.OfficeInvitations.FromSql($"""
            SELECT *, xmin FROM office_invitations
            WHERE token_hash = {hash} AND closed_at IS NULL AND expires_at > {now} FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
    }
}
