namespace Portal.Core.Municipalities;

/// <summary>
/// Which municipality of today a former one is, or belongs to (引き継ぎ先): followed through all changes, so that a town that became part of a
/// city which is gone itself leads to the city of today.
/// </summary>
internal sealed class Successions
{
    private readonly ILookup<string, MunicipalityChange> byOldCode;
    private readonly HashSet<string> today;

    public Successions(IReadOnlyList<MunicipalityChange> changes, IEnumerable<string> today)
    {
        (byOldCode, this.today) = (changes.Where(c => c.OldCode is not null && c.OldCode != c.NewCode).ToLookup(c => c.OldCode!), [.. today]);
        FormerOf = changes.SelectMany(c => Follow(c.NewCode).Select(code => (code, c))).ToLookup(p => p.code, p => p.c);
    }

    /// <summary>What became each municipality of today, also by way of one that is gone.</summary>
    public ILookup<string, MunicipalityChange> FormerOf { get; }

    /// <summary>Codes that have a successor and no municipality of today.</summary>
    public IEnumerable<string> Gone => byOldCode.Select(c => c.Key).Where(code => !today.Contains(code));

    /// <summary>The last change of a code that is gone; null when none is known.</summary>
    public MunicipalityChange? EndOf(string code) => byOldCode[code].MaxBy(c => c.ChangedOn);

    /// <summary>Itself where it exists; empty where nothing is known.</summary>
    public IReadOnlyList<string> Follow(string code)
    {
        var (found, seen, left) = (new List<string>(), new HashSet<string>(), new Queue<string>([code]));
        while (left.TryDequeue(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            if (today.Contains(next))
            {
                found.Add(next);
                continue;
            }

            foreach (var change in byOldCode[next])
            {
                left.Enqueue(change.NewCode);
            }
        }

        return found;
    }
}
