using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Portal.Bench.Measures;

/// <summary>A published web application in a process of its own, as it is operated; ready once its front page answers.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    /// <summary>The portal answers to its own name only, and over HTTPS: we ask as its reverse proxy would.</summary>
    public const string Host = "portal.example.jp";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private WebProcess(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public int Id => process.Id;

    /// <summary>User and system time of the process so far.</summary>
    public double ProcessorSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>By how many megabytes the resident memory was greater, at its highest, than before the work; and how long it took.</summary>
    public async Task<(double Megabytes, double Seconds)> GrowthAsync(Func<Task> work)
    {
        // The kernel forgets the highest value so far.
        await File.WriteAllTextAsync($"/proc/{process.Id}/clear_refs", "5");
        var before = await ResidentAsync("VmRSS:");
        var seconds = await Pairs.SecondsAsync(work);
        return ((await ResidentAsync("VmHWM:") - before) / 1000.0, seconds);
    }

    private Uri Address => new($"http://127.0.0.1:{Port}");

    public HttpClient NewClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Host = Host;
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return client;
    }

    public static Task<WebProcess> StartPortalAsync(BenchPlace place, params (string Name, string Value)[] settings) => StartAsync(
        Path.Combine(place.Portal, "Portal.dll"),
        [
            ("ConnectionStrings__Portal", place.AppConnection),
            ("Portal__BaseUrl", $"https://{Host}"),
            ("Hosting__KnownProxies__0", "127.0.0.1"),
            ("Storage__Path", Path.Combine(place.Folder, "files")),
            ("Retention__SubsidyYears", "5"),
            ("Smtp__Host", "127.0.0.1"),
            ("Smtp__From", "portal@portal.example.jp"),
            .. settings,
        ]);

    public static async Task<WebProcess> StartAsync(
        string assembly, IEnumerable<(string Name, string Value)> settings, params string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var web = new WebProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."), port);
        try
        {
            await web.WaitForFirstPageAsync();
            return web;
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<double> ResidentAsync(string field)
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{process.Id}/status")).Single(l => l.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], System.Globalization.CultureInfo.InvariantCulture) * 1024 / 1000;
    }

    private async Task WaitForFirstPageAsync()
    {
        var log = new ProcessLog(process);
        using var client = NewClient();
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new InvalidOperationException($"The front page did not come: {log.Tail}");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }

                throw new InvalidOperationException($"The front page answered {(int)answer.StatusCode}: {log.Tail}");
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
