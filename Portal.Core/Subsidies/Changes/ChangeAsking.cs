using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>What may be applied for, asked when the answers are checked and again when they are sent.</summary>
internal static class ChangeAsking
{
    /// <summary>Why nothing can be applied for now; null when something can. The application is held where that has to last.</summary>
    public static async Task<Error?> ProblemOfAskingAsync(
        this PortalDbContext db, SubsidyApplication application, CancellationToken cancellationToken) =>
        !application.IsGranted ? ChangeErrors.NotGranted
        : await db.OpenChanges().AnyAsync(r => r.ApplicationId == application.Id, cancellationToken) ? ChangeErrors.AlreadyOpen
        : await db.IsToBeRevokedAsync(application, cancellationToken) ? ChangeErrors.BeingChecked
        : null;

    /// <summary>Why nothing can be approved now; null when something can. What is not approved changes nothing, and is never stopped.</summary>
    public static async Task<Error?> ProblemOfApprovingAsync(
        this PortalDbContext db, SubsidyApplication application, CancellationToken cancellationToken) =>
        !application.IsGranted ? ChangeErrors.NotApprovable
        : await db.IsToBeRevokedAsync(application, cancellationToken) ? ChangeErrors.RevocationProposed
        : null;

    private static Task<bool> IsToBeRevokedAsync(this PortalDbContext db, SubsidyApplication application, CancellationToken cancellationToken) =>
        db.Revocations.AnyAsync(r => r.ApplicationId == application.Id && r.State == RevocationState.Proposed, cancellationToken);

    public static async Task<Result<ChangeAnswers>> ReadAsync(
        this PortalDbContext db, SubsidyApplication application, ChangeForm form, DateOnly today, CancellationToken cancellationToken)
    {
        var decidedOn = await db.SubsidyDecisions.Where(d => d.ApplicationId == application.Id).Select(d => d.DecidedOn).SingleAsync(cancellationToken);
        return ChangeAnswers.Read(form, application.GrantedYen!.Value, decidedOn, today);
    }
}
