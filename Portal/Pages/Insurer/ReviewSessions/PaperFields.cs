using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>What the forms that send papers say besides the files.</summary>
internal static class PaperFields
{
    /// <summary>Sends one of the files to where the form says.</summary>
    public static UploadPaper Of(UploadedParts parts, Guid sessionId, UploadedPart file) => new(
        sessionId, file.FileName, file.Content, parts.Id("CaseId"),
        Enum.TryParse<ReviewDocumentKind>(parts.Field("Kind"), out var kind) ? kind : null,
        parts.Id("ReplacesId"), bool.TryParse(parts.Field("ForWholeSession"), out var isForAll) && isForAll);

    /// <summary>The page to go back to: that on which the file was put into a case or replaced another.</summary>
    public static string Back(UploadedParts parts, Guid sessionId)
    {
        var session = $"/insurer/review-sessions/{sessionId}";
        return parts.Id("Back") is { } caseId ? $"{session}/cases/{caseId}"
            : parts.Field("Back") == MovePaper.WholeSession ? $"{session}/papers/whole-session"
            : $"{session}/papers";
    }
}
