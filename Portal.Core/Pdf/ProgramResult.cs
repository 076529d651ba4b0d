namespace Portal.Core.Pdf;

/// <summary>What a program may use up before it is stopped.</summary>
public sealed record ProgramLimits(TimeSpan Time, long MemoryBytes, long FileBytes, int OutputCharacters = 64 * 1024);

/// <summary>How a program ended. Output holds one character per byte (Latin-1), cut off at the limit.</summary>
public sealed record ProgramResult(int ExitCode, string Output, string Error, bool TimedOut, bool OutputCut)
{
    /// <summary>Stopped by a limit (time, CPU, memory, file size, output), not by what it read.</summary>
    public bool LimitReached => TimedOut || OutputCut || ExitCode >= 128
        || Error.Contains("bad_alloc", StringComparison.Ordinal)
        || Error.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
        || Error.Contains("File too large", StringComparison.Ordinal);
}
