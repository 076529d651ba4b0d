using System.Text;

namespace Portal.Bench.Results;

internal static class MarkdownTable
{
    public static string Of(IReadOnlyList<Row> rows, string surroundings)
    {
        var text = new StringBuilder("| measured | result | goal | |\n| --- | --- | --- | --- |\n");
        foreach (var row in rows)
        {
            text.Append("| ").Append(row.What).Append(" | ").Append(row.Result).Append(" | ").Append(row.Goal).Append(" | ")
                .Append(row.Met switch { true => "met", false => "**missed**", null => row.Goal.Length > 0 ? "not measured" : "" })
                .Append(" |\n");
        }

        return text.Append('\n').Append(surroundings).Append('\n').ToString();
    }
}
