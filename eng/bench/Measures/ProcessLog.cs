using System.Collections.Concurrent;
using System.Diagnostics;

namespace Portal.Bench.Measures;

/// <summary>Takes what a process prints, so that it never waits for a reader, and keeps the end of it.</summary>
internal sealed class ProcessLog
{
    private const int Kept = 20;
    private readonly ConcurrentQueue<string> lines = new();

    public ProcessLog(Process process)
    {
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Tail => string.Join('\n', lines);

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lines.Enqueue(line.Data ?? "");
        if (lines.Count > Kept)
        {
            lines.TryDequeue(out _);
        }
    }
}
