using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>必要な書類 of one kind, as the page shows them.</summary>
/// <param name="ApplicationId">The draft.</param>
/// <param name="Kind">書類の種類.</param>
/// <param name="Files">In the order in which they came.</param>
/// <param name="Round">差し戻し that is open; null for a draft.</param>
public sealed record EvidenceOfKind(Guid ApplicationId, EvidenceKind Kind, IReadOnlyList<EvidenceFile> Files, ReturnForCorrection? Round)
{
    private readonly OpenParts parts = new(Round);

    /// <summary>What an examiner wants mended of this kind.</summary>
    public IReadOnlyList<ReturnedItem> ToMend => [.. Round?.Items.Where(i => i.KindKey == Kind.Key) ?? []];

    public bool MayRemove(EvidenceFile file) => parts.MayRemove(file);

    public bool IsLacking => Files.Count(f => f.IsUsable) < Kind.MinFiles;

    /// <summary>A file is being checked: the page looks again by itself.</summary>
    public bool IsUnderWay => Files.Any(f => f.IsWaiting);

    public bool HasRoom => Files.Count(f => f.Status != EvidenceStatus.Refused) < Kind.MaxFiles;
}
