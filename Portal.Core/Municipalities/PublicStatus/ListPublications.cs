using MediatR;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>更新情報: the newest publications, for who follows them.</summary>
/// <param name="Prefecture">Its Latin letters; null for all.</param>
public sealed record ListPublications(string? Prefecture) : IRequest<PublicationList>;

/// <param name="PublishedAt">When the newest version was published; null before the first one.</param>
/// <param name="Newest">The newest first, a hundred at most.</param>
public sealed record PublicationList(DateTimeOffset? PublishedAt, IReadOnlyList<Publication> Newest);

/// <summary>What one version says of one municipality, also of one that is no more.</summary>
/// <param name="Prefecture">都道府県.</param>
/// <param name="Code">全国地方公共団体コード.</param>
/// <param name="Name">With its prefecture.</param>
/// <param name="Mark">The part of the id that tells what it is of: v 利用開始日, o 主治医意見書の電送, p the municipality itself.</param>
/// <param name="Version">公表の版.</param>
/// <param name="Said">What was published.</param>
/// <param name="Reason">Why a day was moved or taken back.</param>
/// <param name="PublishedAt">When.</param>
public sealed record Publication(
    Prefecture Prefecture, string Code, string Name, string Mark, int Version, string Said, string? Reason, DateTimeOffset PublishedAt);

public sealed class ListPublicationsHandler(PortalDbContext db, PublicStatus status) : IRequestHandler<ListPublications, PublicationList>
{
    private const int AtMost = 100;

    public async Task<PublicationList> Handle(ListPublications request, CancellationToken cancellationToken)
    {
        var snapshot = await status.CurrentAsync(db, cancellationToken);
        var days = snapshot.Municipalities.SelectMany(m => Of(m.Prefecture, m.Code, m.Name, m.History, m.Opinions))
            .Concat(snapshot.Gone.SelectMany(m => Of(m.Prefecture, m.Code, m.Name, m.History, m.Opinions)));
        var places = snapshot.PlaceChanges.Select(c => new Publication(
            ShippedPlaces.List.PrefectureOf(c.Change.Code), c.Change.Code, c.Change.Name, "p", c.Change.Version, c.Change.Says, null, c.PublishedAt));
        return new PublicationList(snapshot.PublishedAt, [.. days.Concat(places)
            .Where(p => request.Prefecture is null || p.Prefecture.Romaji == request.Prefecture)
            .OrderByDescending(p => p.Version).ThenBy(p => p.Code, StringComparer.Ordinal).ThenBy(p => p.Mark, StringComparer.Ordinal).Take(AtMost)]);
    }

    private static IEnumerable<Publication> Of(
        Prefecture prefecture, string code, string name, IEnumerable<PublishedStart> starts, IEnumerable<PublishedOpinion> opinions) =>
        starts.Select(s => new Publication(prefecture, code, prefecture.Name + name, "v", s.Version, TextOf(s), s.Reason, s.PublishedAt))
            .Concat(opinions.Select(o => new Publication(prefecture, code, prefecture.Name + name, "o", o.Version, TextOf(o), o.Reason, o.PublishedAt)));

    private static string TextOf(PublishedStart start) => start.StartsOn is { } day ? $"利用開始日 {day.ToJapanText()}"
        : start.State == ServiceStartState.Arranging ? "日程調整中" : "未定";

    private static string TextOf(PublishedOpinion opinion) =>
        opinion.StartsOn is { } day ? $"主治医意見書の電送の開始日 {day.ToJapanText()}" : "主治医意見書の電送の開始日を取り下げました";
}
