using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Core.Time;

namespace Portal.Core.Pdf;

/// <summary>For whom and when a copy is made: burnt into every page (透かし).</summary>
/// <param name="Password">Locks the copy with AES-256 (参照用パスワード); null leaves it open, for the reading page.</param>
public sealed record Stamp(string Name, string Address, DateTimeOffset At, string? Password = null)
{
    public string Text => string.Create(
        CultureInfo.InvariantCulture, $"{Name}　{Address}　{At.InJapan():yyyy-MM-dd HH:mm}");

    /// <summary>Records print themselves; a password must not get into a log that way.</summary>
    public override string ToString() => nameof(Stamp);
}

/// <summary>
/// Makes one reviewer's copy of a packet: a light diagonal mark over every page, linearized, locked when asked. The
/// password goes to qpdf in a file that only this user can read, never on a command line.
/// </summary>
public sealed class WatermarkStamper(Qpdf qpdf, PdfFonts fonts, IOptions<PdfOptions> options)
{
    private const double TextSize = 12.5;
    private const double LineGap = 118;
    private const double WordGap = 56;
    private const double Gray = 0.45;
    private const double Angle = Math.PI / 6;

    /// <param name="pages">The packet's page sizes, as its assembly told them.</param>
    /// <exception cref="QpdfException">qpdf failed or reached a limit; nothing is left at the output path.</exception>
    public async Task StampAsync(
        string packetPath, string outputPath, IReadOnlyList<PageSize> pages, Stamp stamp, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(options.Value.WorkFolder);
        var (marks, copy) = (folder.File("marks.pdf"), folder.File("copy.pdf"));
        var sizes = pages.Distinct().ToList();
        WriteMarks(stamp.Text, sizes, marks);
        await using (var job = folder.CreateSecret("job.json"))
        {
            await JsonSerializer.SerializeAsync(
                job, Job(packetPath, copy, marks, pages, sizes, stamp.Password), cancellationToken: cancellationToken);
        }

        await qpdf.RequireAsync([$"--job-json-file={folder.File("job.json")}"], folder.Path, cancellationToken);
        File.Move(copy, outputPath, overwrite: true);
    }

    private void WriteMarks(string text, IReadOnlyList<PageSize> sizes, string path)
    {
        var marks = new OverlayPdf(fonts);
        var shaped = marks.Shape(text);
        foreach (var size in sizes)
        {
            marks.AddPage(size).Marks(shaped, TextSize * size.Scale, Angle, Gray, Places(size, shaped.Width));
        }

        marks.Save(path, "", []);
    }

    /// <summary>Lines across the whole page, every second one shifted, so that no part of it is free of a mark.</summary>
    private static IEnumerable<(double X, double Y)> Places(PageSize page, double width)
    {
        var (cos, sin) = (Math.Cos(Angle), Math.Sin(Angle));
        var (line, step) = (LineGap * page.Scale, (width * TextSize + WordGap) * page.Scale);
        var reach = Math.Sqrt(page.Width * page.Width + page.Height * page.Height) / 2;
        for (var row = (int)Math.Floor(-reach / line); row * line <= reach; row++)
        {
            for (var along = -reach - step + (row % 2 == 0 ? 0 : step / 2); along <= reach; along += step)
            {
                yield return (
                    page.Width / 2 + along * cos - row * line * sin,
                    page.Height / 2 + along * sin + row * line * cos);
            }
        }
    }

    private static Dictionary<string, object> Job(
        string packet, string copy, string marks, IReadOnlyList<PageSize> pages, List<PageSize> sizes, string? password)
    {
        // One drawing for all pages of a size keeps the copy small and quick.
        var overlay = new Dictionary<string, string> { ["file"] = marks };
        overlay[sizes.Count == 1 ? "repeat" : "from"] =
            sizes.Count == 1 ? "1" : string.Join(',', pages.Select(size => sizes.IndexOf(size) + 1));
        var job = new Dictionary<string, object>
        {
            ["inputFile"] = packet,
            ["outputFile"] = copy,
            ["overlay"] = overlay,
            ["linearize"] = "",
            ["objectStreams"] = "generate",
        };
        if (password is not null)
        {
            job["encrypt"] = new Dictionary<string, object>
            {
                ["userPassword"] = password,
                ["ownerPassword"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)),
                ["256bit"] = new Dictionary<string, string> { ["modify"] = "none", ["print"] = "full" },
            };
        }

        return job;
    }
}
