using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>A place to drop files on.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="CaseId">The case into which they go; null to let their names decide.</param>
/// <param name="Kind">The kind that they are, with a case.</param>
/// <param name="ReplacesId">The paper that the file replaces.</param>
public sealed record DropView(Guid SessionId, Guid? CaseId = null, ReviewDocumentKind? Kind = null, Guid? ReplacesId = null)
{
    public string ControlId => ReplacesId is { } id ? $"pdf-{id:N}" : "pdf";
}
