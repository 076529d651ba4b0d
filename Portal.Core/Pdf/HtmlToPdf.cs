using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Portal.Core.Pdf;

/// <summary>
/// Prints HTML as a tagged PDF (組版) in a warm Chromium without JavaScript and without network. Two pages at a time;
/// a crashed browser is replaced once per print before giving up.
/// </summary>
public sealed class HtmlToPdf(IOptions<PdfOptions> options) : IAsyncDisposable
{
    private readonly SemaphoreSlim turns = new(2);
    private readonly WarmChromium chromium = new(options.Value);

    /// <exception cref="PdfComposerUnavailableException">Chromium does not start, crashes, takes too long or prints too much.</exception>
    public async Task<byte[]> RenderAsync(string html, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await TryPrintAsync(html, cancellationToken) ?? await TryPrintAsync(html, cancellationToken)
                ?? throw new PdfComposerUnavailableException("Chromium crashed twice while printing.", null);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            throw new PdfComposerUnavailableException("Chromium could not print.", e);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Whether it prints anything at all just now: what fails then is not to blame for it.</summary>
    public async Task<bool> PrintsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RenderAsync("<!DOCTYPE html><html lang=\"ja\"><title>試し刷り</title><body><p>試し刷り</p></body></html>", cancellationToken);
            return true;
        }
        catch (PdfComposerUnavailableException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        turns.Dispose();
    }

    /// <summary>Null when the browser went away meanwhile.</summary>
    private async Task<byte[]?> TryPrintAsync(string html, CancellationToken cancellationToken)
    {
        var lease = await chromium.BorrowAsync(cancellationToken);
        try
        {
            // Some calls to a browser that died are never answered.
            var print = PrintAsync(lease.Browser, html);
            var ended = await Task.WhenAny(print, lease.Gone)
                .WaitAsync(TimeSpan.FromSeconds(options.Value.TimeLimitSeconds), cancellationToken);
            return ended == print ? await print : null;
        }
        catch (PlaywrightException) when (!lease.Browser.IsConnected)
        {
            return null;
        }
        catch (NullReferenceException exception) when (exception.Source == "Microsoft.Playwright")
        {
            // Playwright stumbles like this when the browser dies just while it opens a page in it.
            return null;
        }
        catch (TimeoutException)
        {
            // The print still hangs in there: this browser serves nobody else.
            lease.Retired = true;
            throw;
        }
        finally
        {
            await chromium.ReturnAsync(lease);
        }
    }

    private async Task<byte[]> PrintAsync(IBrowser browser, string html)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            JavaScriptEnabled = false,
            Offline = true,
            Locale = "ja-JP",
            ServiceWorkers = ServiceWorkerPolicy.Block,
        });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(html, new() { WaitUntil = WaitUntilState.Load });
        var print = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true });
        return print.Length <= options.Value.LargestPrintMegabytes * 1024L * 1024
            ? print : throw new PdfComposerUnavailableException("Chromium printed too much.", null);
    }
}

/// <summary>The composer (Chromium) is down: the work is to be tried again later, and the screen says so.</summary>
public sealed class PdfComposerUnavailableException(string message, Exception? inner) : Exception(message, inner);
