using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>What a version says anew of one municipality, for who is told of it: of a day, or that it is no more.</summary>
/// <param name="Code">全国地方公共団体コード.</param>
/// <param name="Name">With its prefecture.</param>
/// <param name="Says">Line by line.</param>
public sealed record StatusChange(string Code, string Name, IReadOnlyList<string> Says)
{
    private const string Start = "利用開始日";
    private const string Opinion = "主治医意見書の電送の開始日";

    /// <summary>As it stands in a mail.</summary>
    public string Text => string.Join('\n', Says.Prepend($"■ {Name}"));

    /// <summary>Those of a version; a step between 未定 and 日程調整中 is none.</summary>
    internal static async Task<IReadOnlyList<StatusChange>> OfAsync(PortalDbContext db, int version, CancellationToken cancellationToken) =>
        [.. (await DaysAsync(db, version, cancellationToken)).Concat(await PlacesAsync(db, version, cancellationToken))
            .OrderBy(c => c.Code, StringComparer.Ordinal)];

    private static async Task<IEnumerable<StatusChange>> DaysAsync(PortalDbContext db, int version, CancellationToken cancellationToken)
    {
        var starts = await db.ServiceStarts.AsNoTracking().Where(s => s.Version == version || s.ReplacedInVersion == version)
            .Select(s => new Said(s.MunicipalityCode, Start, s.Version, s.StartsOn, s.Reason)).ToListAsync(cancellationToken);
        var opinions = await db.OpinionStarts.AsNoTracking().Where(s => s.Version == version || s.ReplacedInVersion == version)
            .Select(s => new Said(s.MunicipalityCode, Opinion, s.Version, s.StartsOn, s.Reason)).ToListAsync(cancellationToken);
        var said = starts.Concat(opinions).ToList();
        var codes = said.Select(s => s.Code).Distinct().ToList();
        var names = await db.Municipalities.AsNoTracking().Where(m => codes.Contains(m.Code))
            .ToDictionaryAsync(m => m.Code, m => m.Name, cancellationToken);
        var before = said.Where(s => s.Version != version).ToDictionary(s => (s.Code, s.Day), s => s.StartsOn);
        return said.Where(s => s.Version == version && before.GetValueOrDefault((s.Code, s.Day)) != s.StartsOn)
            .Select(s => new StatusChange(
                s.Code, ShippedPlaces.List.PrefectureOf(s.Code).Name + names[s.Code], [.. s.Lines(before.GetValueOrDefault((s.Code, s.Day)))]));
    }

    private static async Task<IEnumerable<StatusChange>> PlacesAsync(PortalDbContext db, int version, CancellationToken cancellationToken)
    {
        var changes = await db.MunicipalityChanges.AsNoTracking().Where(c => c.Version == version || c.TakenBackInVersion == version)
            .ToListAsync(cancellationToken);
        var codes = changes.SelectMany(c => new[] { c.OldCode, c.NewCode }).ToList();
        var places = await db.Municipalities.AsNoTracking().Where(m => m.EndedInVersion == version || codes.Contains(m.Code))
            .ToListAsync(cancellationToken);
        var all = places.Select(m => m.Code).ToList();
        var days = await db.ServiceStarts.AsNoTracking()
            .Where(s => all.Contains(s.MunicipalityCode) && s.Version <= version && (s.ReplacedInVersion == null || s.ReplacedInVersion > version))
            .ToDictionaryAsync(s => s.MunicipalityCode, s => s.StartsOn, cancellationToken);
        var names = places.ToDictionary(m => m.Code, m => ShippedPlaces.List.PrefectureOf(m.Code).Name + m.Name);
        var (ended, told) = (places.Where(m => m.EndedInVersion == version).Select(m => m.Code).ToHashSet(), PlaceChange.Of(places, changes));
        return told.Where(c => c.Version == version).Select(c => new StatusChange(c.Code, c.Name, [c.Says, .. Then(c)]));

        IEnumerable<string> Then(PlaceChange change) =>
            change.Successor is { } next
            ? [
                days.GetValueOrDefault(next) is { } day ? $"{names[next]}の{Start}：{day.ToJapanText()}" : $"{names[next]}の{Start}は、まだ決まっていません。",
                $"{change.Name}を選んだ方には、これから{names[next]}のことをお知らせします。"]
            : !ended.Contains(change.Code) ? []
            : days.GetValueOrDefault(change.Code) is { } old
            ? [$"前に公表した{Start}（{old.ToJapanText()}）は、使えません。", "いまのどの市町村になったかは、分かりしだいお知らせします。"]
            : ["いまのどの市町村になったかは、分かりしだいお知らせします。"];
    }

    private sealed record Said(string Code, string Day, int Version, DateOnly? StartsOn, string? Reason)
    {
        public IEnumerable<string> Lines(DateOnly? before)
        {
            yield return (before, StartsOn) switch
            {
                (null, { } day) => $"{Day}が決まりました：{day.ToJapanText()}",
                (_, { } day) => $"{Day}が変わりました：{day.ToJapanText()}",
                _ => $"{Day}を取り下げました。新しい日は決まっていません。",
            };
            if (before is { } old)
            {
                yield return $"前に公表した日：{old.ToJapanText()}";
            }

            if (Reason is not null)
            {
                yield return $"理由：{Reason}";
            }
        }
    }
}
