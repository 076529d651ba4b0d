using Microsoft.Extensions.Options;

namespace Portal.Core.Pdf;

/// <summary>
/// Whether the programs that make PDFs (qpdf, Chromium) start at all: a file may be there and lack its libraries. They are
/// asked for their version, at most once a minute.
/// </summary>
public sealed class PdfPrograms(IOptions<PdfOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);

    // Chromium maps far more memory than it ever uses.
    private static readonly ProgramLimits Limits = new(TimeSpan.FromSeconds(4), long.MaxValue, 1 << 20);

    private readonly SemaphoreSlim turn = new(1);
    private (DateTimeOffset At, IReadOnlyList<string> Names)? known;

    /// <summary>The names of those that do not start; none when all is well.</summary>
    public async Task<IReadOnlyList<string>> FindBrokenAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (known is not { } last || now - last.At >= AskAgainAfter)
            {
                known = last = (now, await AskAsync(cancellationToken));
            }

            return last.Names;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<IReadOnlyList<string>> AskAsync(CancellationToken cancellationToken)
    {
        (string Name, string Program)[] programs = [("qpdf", options.Value.QpdfPath), ("Chromium", options.Value.ChromiumPath)];
        var starts = await Task.WhenAll(programs.Select(p => StartsAsync(p.Program, cancellationToken)));
        return [.. programs.Zip(starts).Where(p => !p.Second).Select(p => p.First.Name)];
    }

    private static async Task<bool> StartsAsync(string program, CancellationToken cancellationToken)
    {
        try
        {
            var result = await ExternalProgram.RunAsync(
                program, ["--version"], Path.GetTempPath(), Limits, cancellationToken: cancellationToken);
            return result is { ExitCode: 0, TimedOut: false };
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
