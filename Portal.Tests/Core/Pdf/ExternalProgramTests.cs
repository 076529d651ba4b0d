using System.Net;
using System.Net.Sockets;
using Portal.Core.Pdf;

namespace Portal.Tests.Core.Pdf;

public sealed class ExternalProgramTests
{
    private static readonly ProgramLimits Ample = new(TimeSpan.FromSeconds(10), 1L << 30, 1 << 20);

    [Fact]
    public async Task Arguments_reach_the_program_as_they_are()
    {
        var result = await RunAsync(Ample, "printf", "%s|", "a b", "$(id)", "; ls", "'");

        Assert.Equal((0, "a b|$(id)|; ls|'|"), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task What_takes_too_long_is_killed_with_its_children()
    {
        var started = TimeProvider.System.GetTimestamp();

        var result = await RunAsync(Ample with { Time = TimeSpan.FromSeconds(1) }, "sh", "-c", "sleep 60 & sleep 60");

        Assert.True(result.TimedOut && result.LimitReached);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0.5, 8);
    }

    [Fact]
    public async Task Output_beyond_the_cap_is_not_kept()
    {
        var result = await RunAsync(Ample with { OutputCharacters = 100 }, "seq", "100000");

        Assert.True(result.OutputCut && result.LimitReached);
        Assert.Equal(100, result.Output.Length);
    }

    [Fact]
    public async Task Files_do_not_grow_beyond_the_limit()
    {
        var path = Path.GetTempFileName();

        var result = await RunAsync(Ample with { FileBytes = 10_000 }, "dd", "if=/dev/zero", $"of={path}", "bs=1000", "count=100");

        Assert.True(result.LimitReached || result.ExitCode != 0);
        Assert.InRange(new FileInfo(path).Length, 0, 10_000);
        File.Delete(path);
    }

    [Fact]
    public async Task Cancelling_ends_the_program_and_throws()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ExternalProgram.RunAsync(
            "sleep", ["60"], "/", Ample, cancellationToken: soon.Token));
    }

    [Fact]
    public async Task A_program_reaches_nobody_not_even_on_this_machine()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var connect = $"exec 3<>/dev/tcp/127.0.0.1/{((IPEndPoint)listener.LocalEndpoint).Port} && echo connected";
        Assert.Equal("connected", (await PdfWorkshop.RunAsync("bash", "-c", connect)).Trim());

        var inside = await RunAsync(Ample, "bash", "-c", connect);

        // Some machines let nobody make a namespace: /operator/health says so there.
        Assert.Equal(ExternalProgram.LeavesNetwork, inside.Output.Trim() != "connected");
        Assert.Equal(ExternalProgram.LeavesNetwork, inside.ExitCode != 0);
    }

    private static Task<ProgramResult> RunAsync(ProgramLimits limits, string program, params string[] arguments) =>
        ExternalProgram.RunAsync(program, arguments, Path.GetTempPath(), limits);
}
