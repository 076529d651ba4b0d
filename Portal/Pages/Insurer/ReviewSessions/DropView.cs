using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>A place to drop files on.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="CaseId">The case into which they go; null to let their names decide, unless they are for the whole session.</param>
/// <param name="Kind">The kind that they are, with a case.</param>
/// <param name="ReplacesId">The paper that the file replaces.</param>
/// <param name="ForWholeSession">全体の資料, whatever the files are called.</param>
public sealed record DropView(
    Guid SessionId, Guid? CaseId = null, ReviewDocumentKind? Kind = null, Guid? ReplacesId = null, bool ForWholeSession = false)
{
    // A label opens the first picker of its id: each form of a page needs its own, or the file goes into another kind.
    public string ControlId => ReplacesId is { } id ? $"pdf-{id:N}" : Kind is { } kind ? $"pdf-{kind}" : "pdf";

    /// <summary>The page from which the file is sent, when it is not that of all papers: a case's id, or the whole session.</summary>
    public string? Back => CaseId?.ToString() ?? (ForWholeSession || ReplacesId is not null ? MovePaper.WholeSession : null);

    public static DropView Replacing(PaperGroup group, Guid paperId) => new(group.SessionId, group.CaseId, group.Kind, paperId);
}
