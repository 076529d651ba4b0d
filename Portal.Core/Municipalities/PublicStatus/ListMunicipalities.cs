using MediatR;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>市町村の対応状況, for everybody: what was looked for, page by page, and how far the country is.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListMunicipalities(MunicipalityFilter Filter, int Page) : IRequest<MunicipalityList>;

/// <param name="Rows">One page of what was found.</param>
/// <param name="Count">How many were found.</param>
/// <param name="Page">Which page it is.</param>
/// <param name="Today">The day by which a start has come or not.</param>
/// <param name="Country">All municipalities.</param>
/// <param name="Prefectures">Each prefecture, in the order of the codes.</param>
/// <param name="Years">The fiscal years in which a published start lies.</param>
/// <param name="Months">How many will have begun at the end of each month, from the first to the last published start.</param>
public sealed record MunicipalityList(
    IReadOnlyList<PublishedMunicipality> Rows, int Count, int Page, DateOnly Today, ProgressCounts Country,
    IReadOnlyList<PrefectureProgress> Prefectures, IReadOnlyList<int> Years, IReadOnlyList<MonthTotal> Months);

/// <param name="Month">Its first day.</param>
/// <param name="Begun">How many municipalities have begun by its end.</param>
public sealed record MonthTotal(DateOnly Month, int Begun);

/// <summary>How many municipalities are how far.</summary>
public sealed record ProgressCounts(int Started, int Planned, int Arranging, int Undecided)
{
    public int All => Started + Planned + Arranging + Undecided;

    public int Decided => Started + Planned;

    /// <summary>Whole percent of the decided ones; 100 only when all of them are.</summary>
    public int Percent => All == 0 ? 0 : Decided * 100 / All;

    internal static ProgressCounts Of(IEnumerable<PublishedMunicipality> municipalities, DateOnly today)
    {
        var counts = municipalities.CountBy(m => m.ProgressOn(today)).ToDictionary();
        return new ProgressCounts(
            counts.GetValueOrDefault(StartProgress.Started), counts.GetValueOrDefault(StartProgress.Planned),
            counts.GetValueOrDefault(StartProgress.Arranging), counts.GetValueOrDefault(StartProgress.Undecided));
    }
}

/// <param name="Prefecture">都道府県.</param>
/// <param name="Counts">Its municipalities.</param>
public sealed record PrefectureProgress(Prefecture Prefecture, ProgressCounts Counts);

public sealed class ListMunicipalitiesHandler(PortalDbContext db, PublicStatus status, TimeProvider clock)
    : IRequestHandler<ListMunicipalities, MunicipalityList>
{
    public async Task<MunicipalityList> Handle(ListMunicipalities request, CancellationToken cancellationToken)
    {
        var snapshot = await status.CurrentAsync(db, cancellationToken);
        var today = clock.TodayInJapan();
        var found = request.Filter.Apply(snapshot, today);
        var page = ListLimits.PageWithin(request.Page, found.Count);
        var byPrefecture = snapshot.Municipalities.ToLookup(m => m.Prefecture.Code);
        return new MunicipalityList(
            [.. found.Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)], found.Count, page, today,
            ProgressCounts.Of(snapshot.Municipalities, today),
            [.. ShippedPlaces.List.Prefectures.Select(p => new PrefectureProgress(p, ProgressCounts.Of(byPrefecture[p.Code], today)))],
            [.. snapshot.Municipalities.Select(m => m.StartsOn).OfType<DateOnly>().Select(FiscalYear.YearOf).Distinct().Order()],
            [.. MonthsOf(snapshot.Municipalities.Select(m => m.StartsOn).OfType<DateOnly>())]);
    }

    private static IEnumerable<MonthTotal> MonthsOf(IEnumerable<DateOnly> starts)
    {
        var begins = starts.CountBy(day => new DateOnly(day.Year, day.Month, 1)).ToDictionary();
        if (begins.Count == 0)
        {
            yield break;
        }

        var total = 0;
        for (var month = begins.Keys.Min(); month <= begins.Keys.Max(); month = month.AddMonths(1))
        {
            total += begins.GetValueOrDefault(month);
            yield return new MonthTotal(month, total);
        }
    }
}
