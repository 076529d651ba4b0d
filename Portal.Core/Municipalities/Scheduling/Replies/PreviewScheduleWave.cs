using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>だれに通知するか, and the waves that were sent.</summary>
/// <param name="Filter">By month, prefecture and vendor; whatever its state, only drafts are counted.</param>
public sealed record PreviewScheduleWave(ScheduleFilter Filter) : IRequest<ScheduleWavePreview>;

/// <param name="Count">案 that will be told of.</param>
/// <param name="Unreachable">案 of insurers in which nobody has begun to use the portal: they are left out.</param>
/// <param name="WithoutPlace">案 of which nobody can say whose municipalities they are: they are left out too.</param>
/// <param name="Seen">見た内容のしるし.</param>
/// <param name="Names">The first ten of them.</param>
public sealed record ScheduleWavePreview(
    int Count, int Unreachable, int WithoutPlace, string Seen, IReadOnlyList<string> Names, IReadOnlyList<string> Vendors, IReadOnlyList<YearMonth> Months,
    IReadOnlyList<ScheduleWaveRow> Waves);

public sealed record ScheduleWaveRow(DateTimeOffset NotifiedAt, string By, DateOnly ReplyBy, int Insurers);

public sealed class PreviewScheduleWaveHandler(PortalDbContext db, PublicStatus status, TimeProvider clock) : IRequestHandler<PreviewScheduleWave, ScheduleWavePreview>
{
    private const int Shown = 10;

    public async Task<ScheduleWavePreview> Handle(PreviewScheduleWave request, CancellationToken cancellationToken)
    {
        var rows = await BoardRows.ReadAsync(db, cancellationToken);
        var all = rows.Where(r => r.Schedule?.Status == InsurerScheduleStatus.Draft).ToList();
        var places = BoardRows.PlacesOf(rows, await status.CurrentAsync(db, cancellationToken));
        var chosen = Of(request.Filter, all, clock.TodayInJapan()).ToLookup(r => places.Of(r.InsurerId).Count > 0);
        var told = chosen[true].Where(r => r.HasAddressee).ToList();
        var waves = await db.ScheduleWaves.OrderByDescending(w => w.NotifiedAt).ThenBy(w => w.Id).Take(Shown * 2)
            .Select(w => new ScheduleWaveRow(w.NotifiedAt, db.Users.Where(a => a.Id == w.NotifiedById).Select(a => a.DisplayName).First(), w.ReplyBy, w.Insurers))
            .ToListAsync(cancellationToken);
        return new ScheduleWavePreview(
            told.Count, chosen[true].Count(r => !r.HasAddressee), chosen[false].Count(), ScheduleFingerprint.Of(told.Select(r => r.AsSeen())), [.. told.Take(Shown).Select(r => r.Name)],
            [.. all.Select(r => r.VendorName).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            [.. all.Select(r => r.Month).OfType<YearMonth>().Distinct().Order()], waves);
    }

    internal static IEnumerable<BoardRow> Of(ScheduleFilter filter, IEnumerable<BoardRow> rows, DateOnly today) =>
        (filter with { Text = null, State = "draft" }).Apply(rows, today);
}
