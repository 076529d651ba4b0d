using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>What may be applied for, asked when the answers are checked and again when they are sent.</summary>
internal static class ChangeAsking
{
    /// <summary>Why nothing can be applied for now; null when something can. The application is held where that has to last.</summary>
    public static async Task<Error?> ProblemOfAskingAsync(
        this PortalDbContext db, SubsidyApplication application, CancellationToken cancellationToken)
    {
        if (!application.IsGranted)
        {
            return ChangeErrors.NotGranted;
        }

        var waits = await db.SubsidyApplications.Where(a => a.Id == application.Id).Select(a => new
        {
            Open = db.OpenChanges().Any(r => r.ApplicationId == a.Id),
            ToBeRevoked = db.Revocations.Any(r => r.ApplicationId == a.Id && r.State == RevocationState.Proposed),
        }).SingleAsync(cancellationToken);
        return waits.Open ? ChangeErrors.AlreadyOpen : waits.ToBeRevoked ? ChangeErrors.BeingChecked : null;
    }

    /// <summary>Why nothing can be approved now; null when something can. What is not approved changes nothing, and is never stopped.</summary>
    public static async Task<Error?> ProblemOfApprovingAsync(
        this PortalDbContext db, SubsidyApplication application, CancellationToken cancellationToken) =>
        !application.IsGranted ? ChangeErrors.NotApprovable
        : await db.Revocations.AnyAsync(r => r.ApplicationId == application.Id && r.State == RevocationState.Proposed, cancellationToken)
            ? ChangeErrors.RevocationProposed
        : null;

    public static async Task<Result<ChangeAnswers>> ReadAsync(
        this PortalDbContext db, PdfFonts fonts, SubsidyApplication application, ChangeForm form, DateOnly today, CancellationToken cancellationToken)
    {
        var decidedOn = await db.SubsidyDecisions.Where(d => d.ApplicationId == application.Id).Select(d => d.DecidedOn).SingleAsync(cancellationToken);
        var read = ChangeAnswers.Read(form, application.GrantedYen!.Value, decidedOn, today);
        // The letter that approves it says what changes.
        return !read.Failed && fonts.LackingInLetter(read.Value.Contents) is { Length: > 0 } lacking ? ChangeErrors.ContentsUnprintable(lacking) : read;
    }
}
