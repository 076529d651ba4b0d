using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>What follows from an offer: those that it takes the place of, whom it is told to, and the record. The caller saves.</summary>
internal sealed class ProxyOffering(PortalDbContext db, AttemptLimits limits, ICurrentUser user, DateTimeOffset now)
{
    // Beyond these an offer is kept as any other, but is told by no mail: nobody is to be flooded through the portal.
    private static readonly AttemptLimit MailsOfOffice = new("proxy-offer-office", Proxy.MailsOfOfficeADay, TimeSpan.FromDays(1));
    private static readonly AttemptLimit MailsToNumber = new("proxy-offer-number", Proxy.MailsToNumberADay, TimeSpan.FromDays(1));

    /// <param name="replaced">Held, and not answered yet.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task TakeBackAsync(IReadOnlyList<Proxy> replaced, CancellationToken cancellationToken)
    {
        foreach (var proxy in replaced)
        {
            proxy.End(now);
            db.Add(AuditEvent.By(user, now, "ProxyEnded", nameof(Proxy), proxy.Id, details: new { OfficeId = proxy.PrincipalId }));
        }

        await db.WithdrawMailsAsync(replaced.Select(p => p.Id), _ => true, cancellationToken);
    }

    public async Task OfferAsync(
        Office office, string number, bool isMedical, ProxyScope scope, DateOnly lastOn, CancellationToken cancellationToken)
    {
        var endsAt = lastOn.EndInJapan();
        var proxy = new Proxy
        {
            PrincipalId = office.Id,
            AgentNumber = number,
            AgentIsMedical = isMedical,
            Scope = scope,
            LastOn = lastOn,
            EndsAt = endsAt,
            OfferedById = user.AccountId!.Value,
            OfferedAt = now,
            OfferEndsAt = now + Proxy.OfferLifetime < endsAt ? now + Proxy.OfferLifetime : endsAt,
        };
        db.Add(proxy);
        var agentId = await db.Offices.Where(o => o.Number == number && o.IsMedical == isMedical).Select(o => o.Id).SingleOrDefaultAsync(cancellationToken);
        // Counted alike for a number that nobody has.
        var mayMail = await limits.AllowAsync(MailsOfOffice, $"{office.Id}", cancellationToken)
            & await limits.AllowAsync(MailsToNumber, $"{office.Id} {isMedical} {number}", cancellationToken);
        foreach (var email in mayMail ? await db.AddressesOfAsync(agentId, null, cancellationToken) : [])
        {
            db.Add(OutgoingMail.Compose(email, new ProxyOfferedMail(office.Name, scope, lastOn, proxy.OfferEndsAt), now, proxy.Id));
        }

        db.Add(AuditEvent.By(user, now, "ProxyOffered", nameof(Proxy), proxy.Id, details: new
        {
            OfficeId = office.Id,
            Number = number,
            Kind = isMedical ? "MedicalCode" : "CareNumber",
            Scope = scope.Parts().Select(part => part.ToString()),
            Until = endsAt,
        }));
    }
}
