using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

internal static class HeldRevocations
{
    /// <summary>The application has to be held: with it, its proposals stand still. Null where there is none.</summary>
    public static Task<Revocation?> RevocationOfAsync(
        this PortalDbContext db, Guid applicationId, Guid id, CancellationToken cancellationToken) =>
        db.Revocations.SingleOrDefaultAsync(r => r.Id == id && r.ApplicationId == applicationId, cancellationToken);

    /// <summary>Why nothing of the grant can be revoked now; null when it can.</summary>
    public static async Task<Error?> ProblemOfRevokingAsync(
        this PortalDbContext db, SubsidyApplication application, CancellationToken cancellationToken) =>
        !application.IsGranted ? LaterDecisionErrors.NotGranted
        : await db.Revocations.AnyAsync(
            r => r.ApplicationId == application.Id && r.State == RevocationState.Proposed, cancellationToken) ? RevocationErrors.AlreadyProposed
        : await db.PaymentOnItsWayAsync(application.Id, cancellationToken);
}
