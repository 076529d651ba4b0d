using Portal.Core.JapaneseText;
using Portal.Core.Quarantine;
using Portal.Core.Results;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>What an office sends as a file: into quarantine while it arrives, and refused for what is seen at once.</summary>
internal sealed class EvidenceIntake(IFileStore files)
{
    private static readonly string[] Endings = [".pdf", ".jpg", ".jpeg", ".png"];

    /// <param name="fileName">As the browser names it.</param>
    /// <param name="content">The bytes while they arrive.</param>
    /// <param name="keepAsync">Writes down, by its name and its bytes, what has arrived.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result<Guid>> TakeAsync(
        string fileName, Stream content, Func<string, StoredBytes, Task<Result<Guid>>> keepAsync, CancellationToken cancellationToken)
    {
        var name = DisplayName.Clean(fileName, EvidenceFile.FileNameMaxLength);
        var intake = new Intake(files);
        var (stored, refusal) = await intake.KeepAsync(name, Endings, content, EvidenceFile.MaxBytes, cancellationToken);
        return refusal switch
        {
            IntakeRefusal.WrongEnding => EvidenceErrors.NotATypeWeTake,
            IntakeRefusal.Empty => EvidenceErrors.Empty,
            IntakeRefusal.TooLarge => EvidenceErrors.TooLarge,
            _ => await intake.HandOverAsync(stored, () => keepAsync(name, stored!), kept => !kept.Failed),
        };
    }
}
