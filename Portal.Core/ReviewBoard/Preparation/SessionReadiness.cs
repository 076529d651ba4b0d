namespace Portal.Core.ReviewBoard;

/// <summary>The page on which something missing is mended.</summary>
public enum PreparationStep
{
    Details,
    Reviewers,
    Papers,
    Settings,
}

/// <param name="Step">Where it is mended.</param>
/// <param name="Message">What is missing, or only to be known, and what to do.</param>
public sealed record MissingPart(PreparationStep Step, string Message);

/// <summary>登録できるか: everything that is still missing, and what is only to be known.</summary>
/// <param name="Missing">Empty when the session can be registered.</param>
/// <param name="Warnings">What does not stand in the way, such as a missing 主治医意見書.</param>
/// <param name="PacketId">The packet to publish; null while there is none that is current and ready.</param>
/// <param name="PacketPagesDone">How far a packet under way is; null when none is under way.</param>
/// <param name="PacketPagesTotal">All its pages.</param>
/// <param name="KeepsVersion">The papers are those that reviewers see already: 更新 changes people and dates, and makes no new version.</param>
public sealed record SessionReadiness(
    IReadOnlyList<MissingPart> Missing, IReadOnlyList<MissingPart> Warnings, Guid? PacketId, int? PacketPagesDone,
    int? PacketPagesTotal, bool KeepsVersion)
{
    public bool IsReady => Missing.Count == 0;
}
