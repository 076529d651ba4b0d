using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>
/// 通知書を開く, by the secretariat or the office that applied: the letter that is kept, or one that is printed now and kept from
/// then on. Null for everybody else, and before the decision.
/// </summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="MayPrint">False where somebody only asks whether there is one.</param>
public sealed record OpenDecisionLetter(Guid ApplicationId, bool MayPrint = true) : IRequest<OpenedLetter?>;

/// <param name="Pdf">Null while the letter is stopped, or was not printed yet and is not to be.</param>
/// <param name="IsStopped">Staff have to do something first.</param>
public sealed record OpenedLetter(OpenedPdf? Pdf, bool IsStopped = false);

public sealed class OpenDecisionLetterHandler(
    PortalDbContext db, LetterWriter writer, IFileStore files, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenDecisionLetter, OpenedLetter?>
{
    /// <exception cref="PdfComposerUnavailableException">Chromium or a font is missing: nothing is lost by asking again.</exception>
    /// <exception cref="StorageUnavailableException">The store is down, or a letter that was printed is not in it any more.</exception>
    public async Task<OpenedLetter?> Handle(OpenDecisionLetter request, CancellationToken cancellationToken)
    {
        if (await db.LettersOf(db.DecisionsFor(user, request.ApplicationId)).SingleOrDefaultAsync(cancellationToken) is not { } letter)
        {
            return null;
        }

        var kept = await FindAsync(letter.Decision.Id, cancellationToken);
        if (kept is not { FileId: not null } && request.MayPrint && !IsStoppedForStaff(kept))
        {
            await PrintAsync(letter, cancellationToken);
            kept = await FindAsync(letter.Decision.Id, cancellationToken);
        }

        if (kept?.FileId is not { } fileId)
        {
            return new OpenedLetter(null, kept is { Status: LetterStatus.Stopped });
        }

        var content = await files.OpenAsync(fileId, cancellationToken) ?? throw new StorageUnavailableException("A printed letter is not in the store.");
        return new OpenedLetter(new OpenedPdf(content, $"{letter.Decision.Grants.LetterName()}_{letter.ReceiptNumber}.pdf"));
    }

    private Task<DecisionLetter?> FindAsync(Guid decisionId, CancellationToken cancellationToken) =>
        db.DecisionLetters.AsNoTracking().SingleOrDefaultAsync(l => l.DecisionId == decisionId, cancellationToken);

    /// <summary>To print it once more would help nobody; whether the fonts have a named character by now is asked without printing.</summary>
    private static bool IsStoppedForStaff(DecisionLetter? letter) =>
        letter is { Status: LetterStatus.Stopped } and not { Problem: LetterProblem.MissingCharacter, Lacking.Length: > 0 };

    private async Task PrintAsync(DecisionLetterView letter, CancellationToken cancellationToken)
    {
        var written = (await writer.WriteAsync([letter], 1, cancellationToken))[0];
        written.ThrowIfOutage();
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (written.Stored is null)
        {
            // Printed alone and yet not printed: it is this letter.
            await db.RecordStoppedAsync(written.DecisionId, written.Problem ?? LetterProblem.NotPrinted, written.Lacking, null, cancellationToken);
        }
        else if (await db.RecordPrintedAsync([written], now, cancellationToken) is [_])
        {
            db.Add(AuditEvent.By(
                user, now, "LetterPrinted", nameof(SubsidyApplication), letter.Decision.ApplicationId, details: new { letter.Decision.LetterNumber }));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
