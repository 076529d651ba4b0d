using System.Globalization;
using Portal.Core.Pdf;

namespace Portal.Core.ReviewBoard;

/// <summary>Page sizes as a column keeps them: 595.28x841.89*12;841.89x1190.55 (twelve A4 pages, one A3).</summary>
public static class PageSizesText
{
    public static string Write(IEnumerable<PageSize> pages)
    {
        var runs = new List<(PageSize Size, int Count)>();
        foreach (var size in pages)
        {
            if (runs.Count > 0 && runs[^1].Size == size)
            {
                runs[^1] = (size, runs[^1].Count + 1);
            }
            else
            {
                runs.Add((size, 1));
            }
        }

        return string.Join(';', runs.Select(run => run.Count == 1 ? Text(run.Size) : $"{Text(run.Size)}*{run.Count}"));
    }

    public static IReadOnlyList<PageSize> Read(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).SelectMany(run =>
        {
            var parts = run.Split('x', '*');
            var size = new PageSize(Number(parts[0]), Number(parts[1]));
            return Enumerable.Repeat(size, parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 1);
        })];

    private static string Text(PageSize size) => string.Create(CultureInfo.InvariantCulture, $"{size.Width:R}x{size.Height:R}");

    private static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);
}
