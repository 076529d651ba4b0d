using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Pdf;

namespace Portal.Tests.Core.Pdf;

/// <summary>The PDF room as the portal wires it, a folder that goes away, and other programs to read results with.</summary>
public sealed class PdfWorkshop : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-pdf-tests-").FullName;
    private readonly ServiceProvider services;

    public PdfWorkshop(params (string Key, string Value)[] settings)
    {
        var values = settings.Select(s => KeyValuePair.Create($"Pdf:{s.Key}", (string?)s.Value));
        services = new ServiceCollection().AddLogging()
            .AddPdf(new ConfigurationBuilder().AddInMemoryCollection(values).Build())
            .BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Files", "Pdf", name);

    public string NewPath(string name = "out.pdf") => Path.Combine(folder, $"{Guid.NewGuid():N}-{name}");

    public string Write(byte[] bytes)
    {
        var path = NewPath("in.pdf");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public async Task<(PdfCleaning Outcome, string Path)> CleanAsync(string input)
    {
        var path = NewPath("clean.pdf");
        return (await Get<PdfCleaner>().CleanAsync(input, path, CancellationToken.None), path);
    }

    public async Task<PdfRefusal?> RefusalOf(string input) =>
        (await CleanAsync(input)).Outcome is PdfCleaning.Refused refused ? refused.Reason : null;

    public async Task<PacketPart> PartAsync(string fixture, string header, string caseTitle, string? paperTitle = null)
    {
        var (outcome, path) = await CleanAsync(Fixture(fixture));
        Assert.True(outcome is PdfCleaning.Clean, outcome.ToString());
        return new PacketPart(path, ((PdfCleaning.Clean)outcome).Pages, header, caseTitle, paperTitle);
    }

    /// <summary>Every object of a file in plain text, streams unpacked: an independent reading.</summary>
    public static Task<string> PlainAsync(string path) =>
        RunAsync("qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", path, "-");

    /// <summary>A file's text without any space, pages ending in form feeds: poppler turns 　 into any number of spaces.</summary>
    public static async Task<string> DenseTextAsync(string path, params string[] options) =>
        string.Concat((await TextAsync(path, options)).Where(c => c == '\f' || !char.IsWhiteSpace(c)));

    public static async Task<string> TextAsync(string path, params string[] options) =>
        Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(await RunAsync("pdftotext", [.. options, path, "-"])));

    /// <summary>The darkness of a page, 0 to 1, in a grid of pixels at 36 dpi, row by row from the top.</summary>
    public static async Task<double[][]> InkAsync(string path, int page = 1)
    {
        var image = Encoding.Latin1.GetBytes(await RunAsync(
            "pdftoppm", "-gray", "-cropbox", "-r", "36", "-f", $"{page}", "-l", $"{page}", path));
        var size = Encoding.ASCII.GetString(image, 0, 32).Split('\n', 4)[1].Split(' ')
            .Select(digits => Convert.ToInt32(digits, 10)).ToArray();
        var (width, height) = (size[0], size[1]);
        var start = image.Length - width * height;
        return [.. Enumerable.Range(0, height).Select(y =>
            Enumerable.Range(0, width).Select(x => 1 - image[start + y * width + x] / 255.0).ToArray())];
    }

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.Latin1,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode is 0 or 3 ? output : throw new InvalidOperationException(await errors);
    }

    public void Dispose()
    {
        services.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }
}
