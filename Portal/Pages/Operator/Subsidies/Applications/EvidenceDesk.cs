using Portal.Core.Subsidies;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>申請の横に並べる書類.</summary>
/// <param name="Papers">All that were sent.</param>
/// <param name="Shown">The one in front; null when there is none.</param>
/// <param name="Here">The application's page.</param>
/// <param name="StayPath">Where a paper's link leads without script, up to its id; null to open the file itself, so that what is typed stays.</param>
public sealed record EvidenceDesk(IReadOnlyList<SentEvidence> Papers, SentEvidence? Shown, string Here, string? StayPath)
{
    public string AddressOf(SentEvidence paper) => $"{Here}/evidence/{paper.Id}";

    public static bool IsPdf(SentEvidence paper) => paper.FileName.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);
}
