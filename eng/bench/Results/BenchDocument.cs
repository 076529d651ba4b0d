namespace Portal.Bench.Results;

/// <summary>docs/benchmarks.md: prose by hand, tables between markers by <c>./bench --write</c>.</summary>
internal static class BenchDocument
{
    public static void Replace(string path, string scenario, string table)
    {
        var text = File.ReadAllText(path);
        var (begin, end) = ($"<!-- measured: {scenario} -->\n", $"<!-- end: {scenario} -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < begin.Length || to < from)
        {
            throw new InvalidOperationException($"{path} has no markers for {scenario}.");
        }

        File.WriteAllText(path, text[..from] + table + text[to..]);
    }
}
