using System.Text;
using Microsoft.Extensions.Options;

namespace Portal.Core.Pdf;

/// <summary>The text of a print as another program (pdftotext) reads it, where the portal cannot read it itself.</summary>
public sealed class PrintedText(IOptions<PdfOptions> options)
{
    private const int MostCharacters = 1 << 20;

    /// <summary>Whether the mark stands in the print, spaces aside; false also when the program is not installed: nothing is known then.</summary>
    public async Task<bool> ContainsAsync(byte[] print, string mark, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(options.Value.WorkFolder);
        await using (var file = folder.CreateSecret("print.pdf"))
        {
            await file.WriteAsync(print, cancellationToken);
        }

        var limits = new ProgramLimits(
            TimeSpan.FromSeconds(options.Value.TimeLimitSeconds), options.Value.MemoryLimitMegabytes * 1024L * 1024L, MostCharacters, MostCharacters);
        var result = await ExternalProgram.RunAsync(
            options.Value.PdftotextPath, ["-raw", folder.File("print.pdf"), "-"], folder.Path, limits, cancellationToken: cancellationToken);
        var text = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(result.Output));
        return result is { ExitCode: 0, TimedOut: false } && Dense(text).Contains(Dense(mark), StringComparison.Ordinal);
    }

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
