using System.Runtime.ExceptionServices;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>
/// 決定後の処分の通知書を開く, by the secretariat or the office that applied: the letter that is kept, or one that is printed now and kept from
/// then on. Null for everybody else, and where there is no such decision.
/// </summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="DecisionId">決定後の処分.</param>
/// <param name="MayPrint">False where somebody only asks whether there is one.</param>
public sealed record OpenLaterLetter(Guid ApplicationId, Guid DecisionId, bool MayPrint = true) : IRequest<OpenedLetter?>;

public sealed class OpenLaterLetterHandler(
    PortalDbContext db, LetterWriter writer, IFileStore files, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenLaterLetter, OpenedLetter?>
{
    /// <exception cref="PdfComposerUnavailableException">Chromium or a font is missing: nothing is lost by asking again.</exception>
    /// <exception cref="StorageUnavailableException">The store is down, or a letter that was printed is not in it any more.</exception>
    public async Task<OpenedLetter?> Handle(OpenLaterLetter request, CancellationToken cancellationToken)
    {
        var decisions = db.LaterDecisionsFor(user, request.ApplicationId).Where(d => d.Id == request.DecisionId);
        if (await db.LettersOf(decisions).SingleOrDefaultAsync(cancellationToken) is not { } letter)
        {
            return null;
        }

        var kept = await FindAsync(request.DecisionId, cancellationToken);
        if (kept is not { FileId: not null } && request.MayPrint && MayTry(kept))
        {
            await PrintAsync(letter, cancellationToken);
            kept = await FindAsync(request.DecisionId, cancellationToken);
        }

        if (kept?.FileId is not { } fileId)
        {
            return new OpenedLetter(null, kept is not null);
        }

        var content = await files.OpenAsync(fileId, cancellationToken) ?? throw new StorageUnavailableException("A printed letter is not in the store.");
        // An application may have two of the same name.
        var (year, number) = (letter.Decision.FiscalYear, letter.Decision.Number);
        return new OpenedLetter(new OpenedPdf(content, $"{letter.Name}_{letter.ReceiptNumber}_{year}-{number}.pdf"));
    }

    private Task<LaterLetter?> FindAsync(Guid decisionId, CancellationToken cancellationToken) =>
        db.LaterLetters.AsNoTracking().SingleOrDefaultAsync(l => l.LaterDecisionId == decisionId, cancellationToken);

    /// <summary>There are no runs of these letters: whoever of the secretariat opens one that is stopped has it printed again.</summary>
    private bool MayTry(LaterLetter? letter) => letter is null or { Problem: LetterProblem.MissingCharacter, Lacking.Length: > 0 }
        || user.Role == AccountRole.Operator;

    private async Task PrintAsync(LaterLetterView letter, CancellationToken cancellationToken)
    {
        var written = (await writer.WriteAsync([letter], 1, cancellationToken))[0];
        switch (written.Outage)
        {
            case PdfFontMissingException missing:
                throw new PdfComposerUnavailableException("A font is missing.", missing);
            case PdfComposerUnavailableException or StorageUnavailableException:
                ExceptionDispatchInfo.Throw(written.Outage);
                break;
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (written.Stored is null)
        {
            // Printed alone and yet not printed: it is this letter.
            await db.RecordLaterStoppedAsync(
                letter.Decision.Id, written.Problem ?? LetterProblem.NotPrinted, written.Lacking, cancellationToken);
        }
        else if (await db.RecordLaterPrintedAsync(letter.Decision.Id, written.Stored, now, cancellationToken))
        {
            db.Add(AuditEvent.By(
                user, now, "LetterPrinted", nameof(SubsidyApplication), letter.Decision.ApplicationId, details: new { letter.Decision.LetterNumber }));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
