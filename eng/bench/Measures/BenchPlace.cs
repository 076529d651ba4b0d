namespace Portal.Bench.Measures;

/// <summary>What <c>./bench</c> has made ready.</summary>
/// <param name="Root">The checkout.</param>
/// <param name="Folder">Ours below .data; emptied by nobody but us.</param>
/// <param name="Portal">The published portal.</param>
/// <param name="Platform">What it was published for, such as linux-x64.</param>
/// <param name="AppConnection">The database, as the application's role.</param>
/// <param name="OwnerConnection">The database, as its owner.</param>
internal sealed record BenchPlace(
    string Root, string Folder, string Portal, string Platform, string AppConnection, string OwnerConnection)
{
    public static BenchPlace FromEnvironment() => new(
        Variable("BENCH_ROOT"), Variable("BENCH_FOLDER"), Variable("BENCH_PORTAL"), Variable("BENCH_PLATFORM"),
        Variable("BENCH_APP_CONNECTION"), Variable("BENCH_OWNER_CONNECTION"));

    /// <summary>An empty folder for one scenario.</summary>
    public string NewFolder(string name)
    {
        var path = Path.Combine(Folder, name);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        return Directory.CreateDirectory(path).FullName;
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set: measure with ./bench.");
}
