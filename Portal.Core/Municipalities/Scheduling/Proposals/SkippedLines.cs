namespace Portal.Core.Municipalities;

/// <summary>採用しない行: those whose schedule is another one than the proposer saw, or whose day has come, each with its whole group.</summary>
internal static class SkippedLines
{
    public static List<ScheduleVersionLine> Of(
        IReadOnlyCollection<ScheduleVersionLine> lines, IReadOnlyDictionary<Guid, InsurerSchedule> there, DateOnly today)
    {
        var other = lines.Where(l => !l.IsAsSeen(there.GetValueOrDefault(l.InsurerId)) || (!l.Stays && l.StartsOn <= today)).ToList();
        var (alone, groups) = (other.Select(l => l.InsurerId).ToHashSet(), other.Select(l => l.GroupId).OfType<Guid>().ToHashSet());
        return [.. lines.Where(l => !l.Stays && (alone.Contains(l.InsurerId) || (l.GroupId is { } group && groups.Contains(group))))];
    }
}
