using Microsoft.Extensions.Options;

namespace Portal.Core.Pdf;

/// <summary>The qpdf program. Arguments go through its standard input, so that passwords show in no process list.</summary>
public sealed class Qpdf(IOptions<PdfOptions> options)
{
    /// <summary>Larger than any packet (500 MB) with its stamps; a run that writes more is stopped.</summary>
    private const long LargestFile = 1L << 30;

    /// <exception cref="QpdfException">qpdf is not installed.</exception>
    public async Task<ProgramResult> RunAsync(
        IEnumerable<string> arguments,
        string workingFolder,
        CancellationToken cancellationToken,
        int outputCharacters = 64 * 1024,
        Action<string>? onOutput = null)
    {
        var lines = arguments.ToList();
        if (lines.Exists(line => line.AsSpan().ContainsAny('\n', '\r', '\0')))
        {
            throw new ArgumentException("qpdf takes one argument a line.", nameof(arguments));
        }

        var settings = options.Value;
        var limits = new ProgramLimits(
            TimeSpan.FromSeconds(settings.TimeLimitSeconds),
            settings.MemoryLimitMegabytes * 1024L * 1024L,
            LargestFile,
            outputCharacters);
        var result = await ExternalProgram.RunAsync(
            settings.QpdfPath, ["@-"], workingFolder, limits, string.Join('\n', lines) + "\n", onOutput, cancellationToken);

        // A missing program is an outage; it must not look like a fault of the file.
        return result.ExitCode is 126 or 127 && result.Error.StartsWith("prlimit:", StringComparison.Ordinal)
            ? throw new QpdfException($"{settings.QpdfPath} does not start.")
            : result;
    }

    /// <summary>Runs on files that are already clean: anything but success is an outage, not a refusal.</summary>
    /// <exception cref="QpdfException">qpdf failed or reached a limit.</exception>
    internal async Task RequireAsync(
        IEnumerable<string> arguments,
        string workingFolder,
        CancellationToken cancellationToken,
        Action<string>? onOutput = null)
    {
        var result = await RunAsync(arguments, workingFolder, cancellationToken, onOutput: onOutput);
        if (!Succeeded(result))
        {
            throw new QpdfException($"qpdf ended with {result.ExitCode}{(result.LimitReached ? " (limit)" : "")}.", result.LimitReached);
        }
    }

    /// <summary>Exit code 3 means that qpdf wrote its output but had something to remark.</summary>
    internal static bool Succeeded(ProgramResult result) => !result.LimitReached && result.ExitCode is 0 or 3;
}

/// <summary>qpdf could not do its work on a file that had been accepted. Holds no file name and no content.</summary>
public sealed class QpdfException(string message, bool limitReached = false) : Exception(message)
{
    /// <summary>Stopped by a limit of time, memory or size: the same again ends the same way.</summary>
    public bool LimitReached { get; } = limitReached;
}
