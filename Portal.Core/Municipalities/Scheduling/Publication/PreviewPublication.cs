using MediatR;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>公開の前に確かめる: the fixed schedules, and what everybody will read of each municipality.</summary>
/// <param name="Filter">By month, prefecture and vendor.</param>
public sealed record PreviewPublication(ScheduleFilter Filter) : IRequest<PublicationPreview>;

/// <param name="Version">公表の版 that holds now.</param>
/// <param name="Accepted">承諾された日程 that are not fixed yet, all over the country.</param>
/// <param name="AcceptedSeen">見た内容のしるし of those.</param>
/// <param name="Rows">The fixed ones, a thousand at most.</param>
public sealed record PublicationPreview(
    int Version, int Accepted, string AcceptedSeen, IReadOnlyList<PublicationRow> Rows, IReadOnlyList<string> Vendors, IReadOnlyList<YearMonth> Months)
{
    public const int AtMost = 1_000;
}

/// <param name="Choice">What the form sends when it is chosen: whom, and what was seen of it.</param>
/// <param name="Places">By their codes; without any, it cannot be published.</param>
public sealed record PublicationRow(Guid InsurerId, string Choice, string Name, DateOnly StartsOn, IReadOnlyList<PublicationPlace> Places);

/// <param name="Now">What everybody reads today.</param>
/// <param name="NeedsReason">A date that is public already would move.</param>
public sealed record PublicationPlace(string Code, string Name, string Now, bool NeedsReason);

public sealed class PreviewPublicationHandler(PortalDbContext db, PublicStatus status, TimeProvider clock)
    : IRequestHandler<PreviewPublication, PublicationPreview>
{
    public async Task<PublicationPreview> Handle(PreviewPublication request, CancellationToken cancellationToken)
    {
        var all = await BoardRows.ReadAsync(db, cancellationToken);
        var ready = all.Where(r => r.Schedule?.Status == InsurerScheduleStatus.Fixed).ToList();
        var accepted = all.Where(r => r.Schedule?.Status == InsurerScheduleStatus.Accepted).ToList();
        var snapshot = await status.CurrentAsync(db, cancellationToken);
        var places = BoardRows.PlacesOf(all, snapshot);
        var today = clock.TodayInJapan();
        return new PublicationPreview(
            snapshot.Version, accepted.Count, ScheduleFingerprint.Of(accepted.Select(r => r.AsSeen())),
            [.. (request.Filter with { State = null }).Apply(ready, today).OrderBy(r => r.Schedule!.StartsOn).Take(PublicationPreview.AtMost)
                .Select(r => new PublicationRow(
                    r.InsurerId, ChosenSchedule.Of(r.AsSeen([.. places.Of(r.InsurerId).Select(p => p.Code)])).ToString(), r.Name, r.Schedule!.StartsOn, [.. places.Of(r.InsurerId).Select(p => Of(p, r.Schedule.StartsOn))]))],
            [.. ready.Select(r => r.VendorName).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            [.. ready.Select(r => r.Month).OfType<YearMonth>().Distinct().Order()]);

        PublicationPlace Of(InsurerPlace place, DateOnly startsOn)
        {
            var found = snapshot.Find(place.Code);
            return new PublicationPlace(
                place.Code, place.Name, found?.StartsOn?.ToJapanText() ?? (found?.ProgressOn(today) ?? StartProgress.Undecided).Text(),
                found?.StartsOn is { } day && day != startsOn);
        }
    }
}
