using Portal.Bench.Measures;
using Portal.Bench.Results;
using Portal.Core.Time;

namespace Portal.Bench.Scenarios;

/// <summary>市町村の対応状況: kept pages and searches against a bare Kestrel endpoint, and how soon a publication stands on two instances.</summary>
internal sealed class Municipalities : IScenario
{
    private const string Code = "442011";
    private const string Page = "/municipalities/oita/442011";
    private const int Publications = 20;

    public string Name => "municipalities";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        await using var room = new PublishedRoom(place);
        await room.FillAsync();
        await using var portal = await WebProcess.StartPortalAsync(place);
        var rows = new List<Row>();
        foreach (var path in new[] { "/municipalities", "/municipalities/oita", Page })
        {
            rows.AddRange(await PublicPages.MeasureAsync(place, portal, path, goal: 0.9));
        }

        // With a query nothing is kept: every one searches all 1,741 with their former names, and makes its page.
        foreach (var path in new[] { "/municipalities?q=%E5%B3%B6", "/municipalities?state=planned&sort=-start" })
        {
            rows.AddRange(await PublicPages.MeasureAsync(place, portal, path, goal: null));
        }

        await using var other = await WebProcess.StartPortalAsync(place);
        rows.Add(await PublishAsync(room, portal, other));
        return rows;
    }

    private static async Task<Row> PublishAsync(PublishedRoom room, WebProcess one, WebProcess other)
    {
        using var first = one.NewClient();
        using var second = other.NewClient();
        var waits = new List<double>();
        for (var n = 0; n < Publications; n++)
        {
            var day = new DateOnly(2028, 1, 1).AddDays(n);
            waits.AddRange(await room.PublishAsync(Page, Code, day, $"<span class=\"huge\"><time datetime=\"{day:yyyy-MM-dd}\">{day.ToJapanText()}", first, second));
        }

        return Row.AtMost("a publication (committed by SQL) stands on both of two instances after, at most", Spread.Of([waits.Max() / 1000]), 1, " s");
    }
}
