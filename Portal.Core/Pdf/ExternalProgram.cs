using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Portal.Core.Pdf;

/// <summary>
/// Runs a program that reads foreign bytes: no shell, no environment, no network where the machine can take it away,
/// and never more time, memory or disk than allowed.
/// </summary>
public static class ExternalProgram
{
    private static readonly Lazy<bool> CanLeaveNetwork = new(ProbeUnshare);

    /// <summary>Whether programs run without network on this machine; /operator/health tells when not.</summary>
    public static bool LeavesNetwork => CanLeaveNetwork.Value;

    /// <summary>Runs to the end or to a limit. Cancelling kills the program and throws.</summary>
    /// <param name="input">Text for its standard input: the place for what must not show in the process list.</param>
    /// <param name="onOutput">Sees standard output as it comes.</param>
    public static async Task<ProgramResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string workingFolder,
        ProgramLimits limits,
        string input = "",
        Action<string>? onOutput = null,
        CancellationToken cancellationToken = default)
    {
        using var process = Start(Prepare([.. Limited(program, limits), .. arguments], workingFolder));
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limits.Time);
        var output = CaptureAsync(process.StandardOutput, limits.OutputCharacters, onOutput);
        var error = CaptureAsync(process.StandardError, 16 * 1024, null);
        try
        {
            await WriteAsync(process.StandardInput, input, deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();

            return new ProgramResult(-1, (await output).Text, (await error).Text, TimedOut: true, OutputCut: false);
        }

        var (text, cut) = await output;
        return new ProgramResult(process.ExitCode, text, (await error).Text, TimedOut: false, cut);
    }

    private static IEnumerable<string> Limited(string program, ProgramLimits limits)
    {
        string[] network = LeavesNetwork ? ["unshare", "-rn", "--"] : [];
        var seconds = (long)Math.Ceiling(limits.Time.TotalSeconds);
        return [
            .. network,
            "prlimit",
            string.Create(CultureInfo.InvariantCulture, $"--as={limits.MemoryBytes}"),
            string.Create(CultureInfo.InvariantCulture, $"--cpu={seconds}"),
            string.Create(CultureInfo.InvariantCulture, $"--fsize={limits.FileBytes}"),
            "--core=0",
            "--",
            program];
    }

    private static ProcessStartInfo Prepare(IReadOnlyList<string> command, string workingFolder)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.Latin1,
            StandardErrorEncoding = Encoding.Latin1,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        return start;
    }

    private static Process Start(ProcessStartInfo start) =>
        Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");

    private static async Task WriteAsync(StreamWriter writer, string input, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(input.AsMemory(), cancellationToken);
            writer.Close();
        }
        catch (IOException)
        {
            // The program ended before reading everything; its exit code tells why.
        }
    }

    private static async Task<(string Text, bool Cut)> CaptureAsync(StreamReader reader, int limit, Action<string>? seen)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        var cut = false;
        int read;
        while ((read = await reader.ReadAsync(buffer)) > 0)
        {
            seen?.Invoke(new string(buffer, 0, read));
            var room = Math.Min(read, limit - text.Length);
            text.Append(buffer, 0, room);
            cut |= room < read;
        }

        return (text.ToString(), cut);
    }

    private static bool ProbeUnshare()
    {
        try
        {
            using var probe = Start(Prepare(["unshare", "-rn", "--", "true"], "/"));
            return probe.WaitForExit(2000) && probe.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
