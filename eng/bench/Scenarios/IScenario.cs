using Portal.Bench.Measures;
using Portal.Bench.Results;

namespace Portal.Bench.Scenarios;

/// <summary>One question about speed, answered by a table.</summary>
internal interface IScenario
{
    string Name { get; }

    Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken);
}
