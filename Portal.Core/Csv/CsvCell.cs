using System.Text.RegularExpressions;

namespace Portal.Core.Csv;

/// <summary>
/// A spreadsheet runs a text that begins with = + - @ (also full-width, also after spaces), a tab or a line break. An apostrophe
/// before it makes it plain text, as in the spreadsheet itself; our own import takes it away again. A number stays a number,
/// negative too, and a code keeps its leading zeros: it is written as it is.
/// </summary>
internal static partial class CsvCell
{
    private const char Apostrophe = '\'';
    private const string Dangerous = "=+-@\t\r\n＝＋－＠﹦﹢﹣﹫−";

    public static string Neutralise(string text) => IsRun(text) && !Number().IsMatch(text) ? Apostrophe + text : text;

    public static string Restore(string cell) => cell.StartsWith(Apostrophe) && IsRun(cell[1..]) ? cell[1..] : cell;

    // Apostrophes are looked through, so that a text which really begins with '= comes back with its own.
    private static bool IsRun(string text)
    {
        var start = text.AsSpan().TrimStart(" '\u3000\u00A0\uFEFF");
        return start.Length > 0 && Dangerous.Contains(start[0], StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^-[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Number();
}
