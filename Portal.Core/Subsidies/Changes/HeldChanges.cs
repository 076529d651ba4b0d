using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>Rows that are held until the transaction is over. The application always comes first.</summary>
internal static class HeldChanges
{
    public static async Task<ChangeRequest?> HoldChangeAsync(this PortalDbContext db, Guid id, CancellationToken cancellationToken) =>
        (await db.ChangeRequests.FromSql($"SELECT *, xmin FROM change_requests WHERE id = {id} FOR UPDATE").ToListAsync(cancellationToken))
            .SingleOrDefault();

    /// <summary>One of the own office, never by proxy, with its application; null when there is none.</summary>
    public static async Task<ChangeRequest?> HoldOwnChangeAsync(
        this PortalDbContext db, ICurrentUser user, Guid applicationId, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.HoldApplicationAsync(user, applicationId, ProxyScope.None, now, cancellationToken) is { } application
            && await db.HoldChangeAsync(id, cancellationToken) is { } change && change.ApplicationId == application.Id ? change : null;

    /// <summary>The request together with its application, for the secretariat; null when there is none.</summary>
    public static async Task<HeldChange?> HoldChangeAndApplicationAsync(this PortalDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var applicationId = await db.ChangeRequests.Where(r => r.Id == id).Select(r => (Guid?)r.ApplicationId).SingleOrDefaultAsync(cancellationToken);
        return applicationId is { } known && await db.HoldSentApplicationAsync(known, cancellationToken) is { } application
            && await db.HoldChangeAsync(id, cancellationToken) is { } request
            ? new HeldChange(application, request) : null;
    }

    /// <summary>取消 of the whole grant: what waits is not answered any more. The caller, who holds the application, saves.</summary>
    public static async Task LapseChangeAsync(
        this PortalDbContext db, ICurrentUser user, SubsidyApplication application, LaterDecision decision, CancellationToken cancellationToken)
    {
        if (await db.OpenChanges().SingleOrDefaultAsync(r => r.ApplicationId == decision.ApplicationId, cancellationToken) is { } waiting)
        {
            waiting.Lapse(decision.DecidedById, decision.DecidedAt);
            var mail = new ChangeLapsedMail(application.ReceiptNumber!, waiting.Kind);
            foreach (var email in await db.AddressesOfAsync(application.OfficeId, waiting.RequestedById, cancellationToken))
            {
                db.Add(OutgoingMail.Compose(email, mail, decision.DecidedAt, application.Id));
            }

            db.Add(AuditEvent.By(user, decision.DecidedAt, "ChangeLapsed", nameof(SubsidyApplication), application.Id, details: new
            {
                application.ReceiptNumber,
                Kind = waiting.Kind.ToString(),
            }));
        }
    }

    /// <summary>Those of an application, to be read, the newest first.</summary>
    public static IQueryable<ChangeRequest> ChangesOf(this PortalDbContext db, Guid applicationId) => db.ChangeRequests.AsNoTracking()
        .Where(r => r.ApplicationId == applicationId).OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id);

    /// <summary>Those that wait for their answer.</summary>
    public static IQueryable<ChangeRequest> OpenChanges(this PortalDbContext db) =>
        db.ChangeRequests.Where(r => r.State == ChangeState.Requested || r.State == ChangeState.Proposed);

    /// <summary>Those of them that have waited long on a day of Japan.</summary>
    public static IQueryable<ChangeRequest> Late(this IQueryable<ChangeRequest> open, DateOnly today)
    {
        var before = today.AddDays(2 - ChangeRequest.LateFromDay).StartInJapan();
        return open.Where(r => r.RequestedAt < before);
    }
}

/// <param name="Application">Held.</param>
/// <param name="Request">Held, too.</param>
internal sealed record HeldChange(SubsidyApplication Application, ChangeRequest Request);
