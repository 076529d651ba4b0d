using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>What a version says anew of one municipality's day, for who is told of it.</summary>
/// <param name="Code">全国地方公共団体コード.</param>
/// <param name="Name">With its prefecture.</param>
/// <param name="Day">Which day: 利用開始日 or 主治医意見書の電送の開始日.</param>
/// <param name="Before">Null when none was published before.</param>
/// <param name="After">Null when it was taken back.</param>
/// <param name="Reason">Null for a day that is new.</param>
public sealed record StatusChange(string Code, string Name, string Day, DateOnly? Before, DateOnly? After, string? Reason)
{
    private const string Start = "利用開始日";
    private const string Opinion = "主治医意見書の電送の開始日";

    /// <summary>As it stands in a mail.</summary>
    public string Text => string.Join('\n', new[]
    {
        $"■ {Name}",
        (Before, After) switch
        {
            (null, { } day) => $"{Day}が決まりました：{day.ToJapanText()}",
            (_, { } day) => $"{Day}が変わりました：{day.ToJapanText()}",
            _ => $"{Day}を取り下げました。新しい日は決まっていません。",
        },
        Before is { } old ? $"前に公表した日：{old.ToJapanText()}" : null,
        Reason is null ? null : $"理由：{Reason}",
    }.OfType<string>());

    /// <summary>Those of a version; a step between 未定 and 日程調整中 is none.</summary>
    internal static async Task<IReadOnlyList<StatusChange>> OfAsync(PortalDbContext db, int version, CancellationToken cancellationToken)
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
        return [.. said.Where(s => s.Version == version)
            .Select(s => new StatusChange(
                s.Code, ShippedPlaces.List.PrefectureOf(s.Code).Name + names[s.Code], s.Day, before.GetValueOrDefault((s.Code, s.Day)), s.StartsOn, s.Reason))
            .Where(c => c.Before != c.After).OrderBy(c => c.Code, StringComparer.Ordinal)];
    }

    private sealed record Said(string Code, string Day, int Version, DateOnly? StartsOn, string? Reason);
}
