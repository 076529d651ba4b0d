using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>Papers that stand together and are put into an order together: those of one case and kind, or of the whole session.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="CaseId">Which case; null for the whole session.</param>
/// <param name="Kind">資料の種類.</param>
/// <param name="Papers">In their order.</param>
public sealed record PaperGroup(Guid SessionId, Guid? CaseId, ReviewDocumentKind Kind, IReadOnlyList<PaperRow> Papers);
