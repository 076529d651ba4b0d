namespace Portal.Core.Municipalities;

/// <summary>
/// 同じ時期に行う団体: inside a 広域連合 or 一部事務組合 the 初期セットアップ happens at the same time, for its members that are insurers themselves and
/// for itself where it has 保険者機能. Unions that share a member are one group.
/// </summary>
public static class SetupGroups
{
    private const int BodyLength = 5;
    private const int PrefectureLength = 2;

    /// <returns>The group of each insurer that has one: the first union's id.</returns>
    public static IReadOnlyDictionary<Guid, Guid> Of(IReadOnlyCollection<Insurer> insurers)
    {
        // The first five digits of a municipality's insurer number are usually those of its code; for designated cities and codes that have changed its
        // name in its prefecture tells. A union's number says nothing of its members.
        var municipalities = insurers.Where(i => i.Kind == InsurerKind.Municipality).ToLookup(i => i.InsurerNumber[..BodyLength], i => i.Id);
        var named = insurers.Where(i => i.Kind == InsurerKind.Municipality).ToLookup(i => (i.InsurerNumber[..PrefectureLength], i.Name), i => i.Id);
        var groups = new Dictionary<Guid, Guid>();
        foreach (var union in insurers.Where(i => i.Kind != InsurerKind.Municipality).OrderBy(i => i.InsurerNumber, StringComparer.Ordinal))
        {
            var together = union.Members
                .SelectMany(m => municipalities[m.Code[..BodyLength]].DefaultIfEmpty(named[(m.Code[..PrefectureLength], m.Name)].FirstOrDefault()))
                .Where(id => id != Guid.Empty).Distinct().ToList();
            if (union.HasInsurerFunction)
            {
                together.Add(union.Id);
            }

            if (together.Count > 1)
            {
                Join(groups, together, union.Id);
            }
        }

        return groups;
    }

    private static void Join(Dictionary<Guid, Guid> groups, IReadOnlyList<Guid> together, Guid unionId)
    {
        var joined = together.Where(groups.ContainsKey).Select(id => groups[id]).Distinct().ToList();
        var group = joined.Count > 0 ? joined[0] : unionId;
        foreach (var id in groups.Where(g => joined.Contains(g.Value)).Select(g => g.Key).Concat(together).ToList())
        {
            groups[id] = group;
        }
    }
}
