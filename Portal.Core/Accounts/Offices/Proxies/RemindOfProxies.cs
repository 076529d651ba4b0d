using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>代理の終わりの14日前と、終わったときに知らせる, both sides, once each (<see cref="MorningRound"/>).</summary>
public sealed record RemindOfProxies : IRequest<bool>;

public sealed class RemindOfProxiesHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<RemindOfProxies, bool>
{
    public Task<bool> Handle(RemindOfProxies request, CancellationToken cancellationToken) =>
        db.TellOfNextAsync(clock, HoldNextAsync, TellAsync, cancellationToken);

    private async Task TellAsync(Proxy proxy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isOver = proxy.EndsAt <= now;
        if (isOver)
        {
            proxy.NoteEnd(now);
        }
        else
        {
            proxy.NoteReminder(now);
        }

        var names = await db.Offices.Where(o => o.Id == proxy.PrincipalId || o.Id == proxy.AgentId)
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        var mail = new ProxyEndingMail(names[proxy.PrincipalId], names[proxy.AgentId!.Value], proxy.LastOn, isOver);
        foreach (var side in new[] { proxy.PrincipalId, proxy.AgentId.Value })
        {
            foreach (var email in await db.AddressesOfAsync(side, null, cancellationToken))
            {
                db.Add(OutgoingMail.Compose(email, mail, now, proxy.Id));
            }
        }

        db.Add(AuditEvent.ByWorker(now, isOver ? "ProxyExpired" : "ProxyReminded", nameof(Proxy), proxy.Id, insurerId: null));
    }

    // Who was never reminded in time is told once, that it is over. What is told is told by one worker.
    private async Task<Proxy?> HoldNextAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var soon = now.DayInJapan().AddDays(Proxy.DaysBefore).EndInJapan();
        return (await db.Proxies.FromSql($"""
            SELECT *, xmin FROM proxies
            WHERE accepted_at IS NOT NULL AND ended_at IS NULL AND end_told_at IS NULL AND ends_at <= {soon}
                AND (ends_at <= {now} OR reminded_at IS NULL)
            ORDER BY ends_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
    }
}
