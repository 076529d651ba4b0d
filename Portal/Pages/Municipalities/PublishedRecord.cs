using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Pages.Municipalities;

/// <summary>One line of 公表の記録.</summary>
/// <param name="At">When it was published.</param>
/// <param name="Version">公表の版.</param>
/// <param name="Text">What was published.</param>
/// <param name="Reason">Why it was moved or taken back.</param>
public sealed record PublishedRecord(DateTimeOffset At, int Version, string Text, string? Reason)
{
    /// <summary>Of both days, the newest first.</summary>
    public static IReadOnlyList<PublishedRecord> Of(IEnumerable<PublishedStart> starts, IEnumerable<PublishedOpinion> opinions) =>
        [.. starts.Select(s => new PublishedRecord(s.PublishedAt, s.Version, TextOf(s), s.Reason)).Concat(opinions.Select(o => new PublishedRecord(o.PublishedAt, o.Version, TextOf(o), o.Reason)))
            .OrderByDescending(r => r.Version)];

    private static string TextOf(PublishedStart start) => start.StartsOn is { } on ? $"利用開始日：{on.ToJapanText()}"
        : start.State == ServiceStartState.Arranging ? "日程調整中" : "未定";

    private static string TextOf(PublishedOpinion opinion) =>
        opinion.StartsOn is { } on ? $"主治医意見書の電送の開始日：{on.ToJapanText()}" : "主治医意見書の電送の開始日を取り下げました";
}
