using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>Why a 決定後の処分 cannot be made of a proposal; null when it can.</summary>
internal sealed class LaterDecisionProblems(PortalDbContext db, PdfFonts fonts, ICurrentUser user)
{
    /// <param name="application">Held until the transaction is over.</param>
    /// <param name="draft">What was proposed.</param>
    /// <param name="sender">発信者 of the letter.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Error?> FindAsync(
        SubsidyApplication application, LaterDecisionDraft draft, LetterSender sender, CancellationToken cancellationToken)
    {
        if (!application.IsGranted || draft.ProposedById == user.AccountId)
        {
            return application.IsGranted ? ExaminationErrors.NeedsAnotherPerson : LaterDecisionErrors.NotGranted;
        }

        var takesAll = draft.Kind is LaterDecisionKind.Revoked or LaterDecisionKind.DiscontinuationApproved;
        if (application.GrantedYen != draft.GrantedBeforeYen || (draft.GrantedAfterYen <= 0 && !takesAll))
        {
            return application.GrantedYen != draft.GrantedBeforeYen ? LaterDecisionErrors.ChangedMeanwhile : LaterDecisionErrors.NothingLeft;
        }

        if (draft.GrantedAfterYen != draft.GrantedBeforeYen)
        {
            if (draft.GrantedAfterYen > draft.GrantedBeforeYen && application.Status == ApplicationStatus.Paid)
            {
                return LaterDecisionErrors.NoRaiseAfterPayment;
            }

            if (await db.PaymentOnItsWayAsync(application.Id, cancellationToken) is { } onItsWay)
            {
                return onItsWay;
            }
        }

        if (fonts.LackingInLetter(sender.Text) is { Length: > 0 } ofSender)
        {
            return ExaminationErrors.SenderUnprintable(ofSender);
        }

        var basics = application.Sent!.Basics;
        return fonts.LackingInLetter(basics.Name + basics.Address + draft.Reason) is { Length: > 0 } lacking
            ? LaterDecisionErrors.Unprintable(lacking) : null;
    }
}
