using Portal.Bench.Measures;
using Portal.Bench.Results;
using Portal.Bench.Scenarios;

namespace Portal.Bench;

/// <summary>Measures what <c>./bench</c> asks for and prints it; <c>--write</c> puts the tables into docs/benchmarks.md.</summary>
internal static class Program
{
    private static readonly IScenario[] Scenarios = [
        new Packet(), new ColdStart(), new PublicPages(), new Mail(), new Registration(), new Letters(), new FirstView(), new Lists(), new Applications(),
        new Gate(), new Memory(), new Register(), new Deadline(), new Proposer(), new Municipalities()];

    private static async Task<int> Main(string[] args)
    {
        if (args is [BareServer.Command, var folder])
        {
            await BareServer.RunAsync(folder);
            return 0;
        }

        var write = args.Contains("--write");
        var names = args.Where(a => a != "--write").ToList();
        if (names.FirstOrDefault(n => Scenarios.All(s => s.Name != n)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no scenario \"{unknown}\": {string.Join(", ", Scenarios.Select(s => s.Name))}.");
            return 2;
        }

        var place = BenchPlace.FromEnvironment();
        foreach (var scenario in Scenarios.Where(s => names.Count == 0 || names.Contains(s.Name)))
        {
            Console.WriteLine($"Measuring {scenario.Name}…");
            var rows = await scenario.MeasureAsync(place, CancellationToken.None);
            var table = MarkdownTable.Of(rows, await Surroundings.DescribeAsync());
            Console.WriteLine(table);
            if (write)
            {
                BenchDocument.Replace(Path.Combine(place.Root, "docs", "benchmarks.md"), scenario.Name, table);
            }
        }

        return 0;
    }
}
