using System.Globalization;
using Microsoft.Extensions.Options;
using Portal.Core.Pdf;

namespace Portal.Core.Images;

/// <summary>The vips program: decodes a picture and draws it anew, upright, in sRGB, without anything but its pixels.</summary>
public sealed class Vips(IOptions<ImageOptions> options)
{
    /// <summary>A copy that grows beyond this is no photo.</summary>
    private const long LargestFile = 64L * 1024 * 1024;

    // Colours without a profile are sRGB's: unless told so, vips shifts them. For greys there is no such profile.
    private static readonly string[] Coloured = ["--import-profile", "srgb"];

    private static readonly string[] Switches =
    [
        "--size", "down", "--export-profile", "srgb", "--fail-on", "error",
        "--vips-concurrency=1",

        // Never unpacked into a temporary file, where a killed process would leave it.
        "--vips-disc-threshold=4g",
    ];

    /// <summary>Whether it starts at all, for the operator's health page.</summary>
    public async Task<bool> StartsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await RunAsync(["--version"], Path.GetTempPath(), cancellationToken);
            return result is { ExitCode: 0, TimedOut: false };
        }
        catch (Exception exception) when (exception is VipsException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <param name="input">A file name in the folder; what it is, vips sees by its bytes.</param>
    /// <param name="output">A file name in the folder, with the writer's options in brackets.</param>
    /// <param name="longestSide">What is larger is made smaller.</param>
    /// <param name="isGrey">It has no colours, only light.</param>
    /// <exception cref="VipsException">vips is not there, or something other than the picture ended it.</exception>
    internal async Task<ProgramResult> RedrawAsync(
        string input, string output, int longestSide, bool isGrey, string folder, CancellationToken cancellationToken)
    {
        var side = longestSide.ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["thumbnail", input, output, side, "--height", side, .. Switches, .. isGrey ? [] : Coloured];
        return await RunAsync(arguments, folder, cancellationToken);
    }

    private async Task<ProgramResult> RunAsync(
        IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var limits = new ProgramLimits(
            TimeSpan.FromSeconds(settings.TimeLimitSeconds), settings.MemoryLimitMegabytes * 1024L * 1024L, LargestFile);

        // The kernel ends a program at the last second of its CPU time as an administrator would, with SIGKILL. A second before
        // that it can still be told apart. And of all loaders only those stay that are made for foreign files.
        var seconds = Math.Max(1, settings.TimeLimitSeconds - 1).ToString(CultureInfo.InvariantCulture);
        var result = await ExternalProgram.RunAsync(
            "prlimit", [$"--cpu={seconds}:{settings.TimeLimitSeconds}", "env", "VIPS_BLOCK_UNTRUSTED=1", settings.VipsPath, .. arguments],
            folder, limits, cancellationToken: cancellationToken);
        return IsOutage(result)
            ? throw new VipsException($"{settings.VipsPath} ended with {result.ExitCode}.", result.ExitCode is 137 or 143)
            : result;
    }

    /// <summary>Not there, killed or terminated from outside, or no room on the disk: nothing that a picture does.</summary>
    private static bool IsOutage(ProgramResult result) =>
        result.ExitCode is 126 or 127 or 137 or 143 || result.Error.Contains("No space left", StringComparison.Ordinal);
}

/// <summary>vips could not do its work, whatever the picture was. Holds no file name and no content.</summary>
public sealed class VipsException(string message, bool wasKilled) : Exception(message)
{
    /// <summary>It was under way and something ended it: the picture may have had a part in that, which it cannot where vips is missing.</summary>
    public bool WasKilled { get; } = wasKilled;
}
