using MediatR;
using Portal.Bench.Measures;
using Portal.Bench.Results;
using Portal.Core.Subsidies;

namespace Portal.Bench.Scenarios;

/// <summary>The secretariat's queue, one application and an office's own list: among a million applications against among a thousand.</summary>
internal sealed class Applications : IScenario
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;
    private const int Calls = 40;

    public string Name => "applications";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        await using var few = await ApplicationRoom.NewAsync(place, Few);
        await using var many = await ApplicationRoom.NewAsync(place, Many);
        ExaminationFilter open = new(null, Mine: false, Text: null), all = new("all", Mine: false, Text: null);
        return [
            .. await CompareAsync(few, many, "助成金の審査", _ => new ListExaminations(open, 1)),
            .. await CompareAsync(few, many, "助成金の審査, すべて, 10th page", _ => new ListExaminations(all, 10)),
            .. await CompareAsync(few, many, "助成金の審査, by 受付番号", room => new ListExaminations(all with { Text = room.ReceiptNumber }, 1)),
            .. await CompareAsync(few, many, "助成金の審査, by five digits of it", room => new ListExaminations(all with { Text = room.ReceiptNumber[7..12] }, 1)),
            .. await CompareAsync(few, many, "助成金の審査, by 事業所番号", room => new ListExaminations(all with { Text = room.OfficeNumber }, 1)),
            .. await CompareAsync(few, many, "助成金の審査, by 名称", room => new ListExaminations(all with { Text = room.OfficeName }, 1)),
            await TimeAsync(few, many, "助成金の審査, by three digits that one number in a hundred has", new ListExaminations(all with { Text = "777" }, 1)),
            await TimeAsync(few, many, "助成金の審査, by a month", new ListExaminations(all with { Text = "2612" }, 1)),
            await TimeAsync(few, many, "助成金の審査, by what one name in a hundred has", new ListExaminations(all with { Text = "さくら" }, 1)),
            await TimeAsync(few, many, "助成金の審査, by what nearly every name has", new ListExaminations(all with { Text = "訪問介護" }, 1)),
            .. await CompareAsync(few, many, "審査の画面 with its neighbours", room => new FindExamination(room.ApplicationId, open)),
            .. await CompareAsync(few, many, "マイページの申請", _ => new ListMyApplications(), asOffice: true),
            await TimeAsync(few, many, "助成金の状況", new FindSubsidyFigures(2026)),
        ];
    }

    private static async Task<IReadOnlyList<Row>> CompareAsync<T>(
        ApplicationRoom few, ApplicationRoom many, string what, Func<ApplicationRoom, IRequest<T>> request, bool asOffice = false)
    {
        async Task<double> P95Async(ApplicationRoom room)
        {
            var waits = new List<double>();
            for (var call = 0; call < Calls; call++)
            {
                waits.Add(await Pairs.SecondsAsync(() => room.SendAsync(request(room), asOffice)) * 1000);
            }

            return Spread.Of(waits).At(0.95);
        }

        for (var round = 0; round < 3; round++)
        {
            await P95Async(many);
            await P95Async(few);
        }

        var times = await Pairs.CollectAsync(7, () => P95Async(many), () => P95Async(few));
        var queries = await many.CountQueriesAsync(() => many.SendAsync(request(many), asOffice));
        return [
            Row.AtMost($"{what}: p95 with {Many:N0} ÷ with {Few:N0} applications", times.Ratio, 1.5),
            Row.Plain($"{what}: p95 with {Many:N0}", times.Ours, " ms"),
            Row.AtMost($"{what}: queries", Spread.Of([queries]), 5),
        ];
    }

    /// <summary>It finds or counts the more the more there are, so its time stands without a goal.</summary>
    private static async Task<Row> TimeAsync<T>(ApplicationRoom few, ApplicationRoom many, string what, IRequest<T> request)
    {
        var times = await Pairs.TimeAsync(5, () => many.SendAsync(request), () => few.SendAsync(request));
        return Row.Plain($"{what}: of {Many:N0} applications", times.Ours, " s");
    }
}
