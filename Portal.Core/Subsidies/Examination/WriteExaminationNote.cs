using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>同僚へのメモを書く, by anybody of the secretariat and at any time.</summary>
/// <param name="Id">The application.</param>
/// <param name="NoteId">Made with the form.</param>
/// <param name="Note">For colleagues alone.</param>
public sealed record WriteExaminationNote(Guid Id, Guid NoteId, string? Note) : IRequest<Result>;

public sealed class WriteExaminationNoteHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<WriteExaminationNote, Result>
{
    public async Task<Result> Handle(WriteExaminationNote request, CancellationToken cancellationToken)
    {
        var text = JapaneseNfc.Normalise(request.Note ?? "").ReplaceLineEndings("\n").Trim();
        if (text.Length is 0 or > ExaminationNote.TextMaxLength || HiddenCharacters.AreInLines(text))
        {
            return text.Length == 0 ? ExaminationErrors.NoteMissing
                : text.Length > ExaminationNote.TextMaxLength ? ExaminationErrors.NoteTooLong
                : ExaminationErrors.NoteHidden;
        }

        var number = await db.SentApplications().Where(a => a.Id == request.Id).Select(a => a.ReceiptNumber).SingleOrDefaultAsync(cancellationToken);
        if (number is null)
        {
            return ExaminationErrors.NotFound;
        }

        var now = clock.GetUtcNow();
        db.Add(new ExaminationNote
        {
            Id = request.NoteId == default ? Guid.CreateVersion7() : request.NoteId,
            ApplicationId = request.Id,
            Text = text,
            WrittenAt = now,
            WrittenById = user.AccountId!.Value,
        });
        db.Add(AuditEvent.By(user, now, "ExaminationNoteWritten", nameof(SubsidyApplication), request.Id, details: new { ReceiptNumber = number }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.Violates(ExaminationNote.OneOfAForm))
        {
            // The first of two clicks has written it.
        }

        return Result.Done;
    }
}
