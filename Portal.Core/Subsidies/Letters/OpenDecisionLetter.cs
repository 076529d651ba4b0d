using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>
/// 通知書を開く, by the secretariat or the office that applied: the letter that is kept, or one that is printed now and kept from
/// then on. Null for everybody else, and before the decision.
/// </summary>
/// <param name="ApplicationId">The application.</param>
public sealed record OpenDecisionLetter(Guid ApplicationId) : IRequest<OpenedLetter?>;

/// <param name="Pdf">Null while the letter is stopped.</param>
public sealed record OpenedLetter(OpenedPdf? Pdf);

public sealed class OpenDecisionLetterHandler(
    PortalDbContext db, LetterWriter writer, IFileStore files, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenDecisionLetter, OpenedLetter?>
{
    /// <exception cref="PdfComposerUnavailableException">Chromium is down: nothing is lost by asking again.</exception>
    public async Task<OpenedLetter?> Handle(OpenDecisionLetter request, CancellationToken cancellationToken)
    {
        if (await db.LettersOf(db.DecisionsFor(user, request.ApplicationId)).SingleOrDefaultAsync(cancellationToken) is not { } letter)
        {
            return null;
        }

        var id = letter.Decision.Id;
        if (await FileOfAsync(id, cancellationToken) is null)
        {
            await PrintAsync(letter, cancellationToken);
        }

        if (await FileOfAsync(id, cancellationToken) is not { } fileId)
        {
            return new OpenedLetter(null);
        }

        return await files.OpenAsync(fileId, cancellationToken) is { } content
            ? new OpenedLetter(new OpenedPdf(content, $"{letter.Decision.Grants.LetterName()}_{letter.ReceiptNumber}.pdf"))
            : null;
    }

    private Task<Guid?> FileOfAsync(Guid decisionId, CancellationToken cancellationToken) =>
        db.DecisionLetters.Where(l => l.DecisionId == decisionId).Select(l => l.FileId).SingleOrDefaultAsync(cancellationToken);

    private async Task PrintAsync(DecisionLetterView letter, CancellationToken cancellationToken)
    {
        var written = (await writer.WriteAsync([letter], 1, cancellationToken))[0];
        if (written.Outage is { } outage)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(outage);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (written.Problem is { } problem)
        {
            await db.RecordStoppedAsync(written.DecisionId, problem, written.Lacking, cancellationToken);
        }
        else
        {
            await db.RecordPrintedAsync([written], clock.GetUtcNow(), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
