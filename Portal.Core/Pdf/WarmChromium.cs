using Microsoft.Playwright;

namespace Portal.Core.Pdf;

/// <summary>Keeps one browser running, replaces it when it died or has printed enough, and ends the old one when idle.</summary>
internal sealed class WarmChromium(PdfOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private IPlaywright? playwright;
    private Lease? current;

    public async Task<Lease> BorrowAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (current is not { Retired: false, Browser.IsConnected: true } || current.Prints >= options.PrintsPerBrowser)
            {
                Retire();
                current = new Lease(await LaunchAsync());
            }

            current.Prints++;
            current.Users++;
            return current;
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task ReturnAsync(Lease lease)
    {
        await gate.WaitAsync();
        try
        {
            lease.Users--;
            if (lease is { Retired: true, Users: 0 })
            {
                _ = CloseAsync(lease.Browser);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (current is { Retired: false })
        {
            await CloseAsync(current.Browser);
        }

        playwright?.Dispose();
        gate.Dispose();
    }

    private void Retire()
    {
        if (current is { } old)
        {
            current = null;
            if (old is { Retired: false, Users: 0 })
            {
                _ = CloseAsync(old.Browser);
            }

            old.Retired = true;
        }
    }

    // Nobody waits for this: one that hangs is killed half a minute later, and meanwhile the next print needs another browser.
    private static async Task CloseAsync(IBrowser browser)
    {
        try
        {
            await browser.CloseAsync();
        }
        catch (PlaywrightException)
        {
            // It was gone before it was closed.
        }
    }

    private async Task<IBrowser> LaunchAsync()
    {
        playwright ??= await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = options.ChromiumPath,

            // Chromium refuses its own sandbox to root, and to nobody else.
            ChromiumSandbox = Environment.UserName != "root",
            Args = ["--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND"],
            Env = MinimalEnvironment,
            Timeout = options.TimeLimitSeconds * 1000,
        });
    }

    /// <summary>What Chromium needs and no more: in our own environment stands the database's password.</summary>
    private static Dictionary<string, string> MinimalEnvironment => new()
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
        ["HOME"] = Environment.GetEnvironmentVariable("HOME") ?? "/",
        ["LANG"] = "C.UTF-8",
    };

    /// <summary>One browser and who uses it.</summary>
    internal sealed class Lease
    {
        private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Lease(IBrowser browser)
        {
            Browser = browser;
            browser.Disconnected += (_, _) => gone.TrySetResult();
        }

        public IBrowser Browser { get; }

        /// <summary>Ends when the browser does.</summary>
        public Task Gone => gone.Task;

        public int Prints { get; set; }

        public int Users { get; set; }

        /// <summary>Takes no new prints; closed when the last one is done.</summary>
        public bool Retired { get; set; }
    }
}
