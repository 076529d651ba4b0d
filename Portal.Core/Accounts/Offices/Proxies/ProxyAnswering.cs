using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>代理を頼まれて答える: who may, what a second click is, whom it is told to, and the record.</summary>
internal sealed class ProxyAnswering(PortalDbContext db, ICurrentUser user, DateTimeOffset now)
{
    /// <param name="officeId">The organisation that the page named.</param>
    /// <param name="id">The 委任.</param>
    /// <param name="answer">What is answered.</param>
    /// <param name="followAsync">What follows from it, and what who asked is told.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result> AnswerAsync(
        Guid officeId, Guid id, ProxyAnswer answer, Func<Proxy, CancellationToken, Task<IMail>> followAsync, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await db.HoldProxyForAsync(user, officeId, id, cancellationToken);
        if (held.Failed || held.Value.PrincipalId == officeId)
        {
            return held.Failed ? Result.Fail(held.Errors) : ProxyErrors.NotFound;
        }

        var proxy = held.Value;
        if (proxy.StateAt(now) == answer.State)
        {
            return Result.Done;
        }

        if (answer.Give(proxy, now) is { Failed: true } refused)
        {
            return refused;
        }

        var mail = await followAsync(proxy, cancellationToken);
        foreach (var email in await db.AddressesOfAsync(proxy.PrincipalId, proxy.OfferedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, mail, now, proxy.Id));
        }

        db.Add(AuditEvent.By(user, now, answer.Action, nameof(Proxy), proxy.Id, details: new { OfficeId = officeId }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}

/// <param name="State">The state in which it was given already.</param>
/// <param name="Give">It may be refused.</param>
/// <param name="Action">As the audit trail calls it.</param>
internal sealed record ProxyAnswer(ProxyState State, Func<Proxy, DateTimeOffset, Result> Give, string Action);
