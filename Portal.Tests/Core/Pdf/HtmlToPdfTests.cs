using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Pdf;
using Portal.Tests.Core.Images;

namespace Portal.Tests.Core.Pdf;

public sealed class HtmlToPdfTests : IDisposable
{
    private readonly PdfWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_component_becomes_a_tagged_page_in_Japanese_with_rare_names_kept()
    {
        using var scope = workshop.Get<IServiceScopeFactory>().CreateScope();
        var html = await scope.ServiceProvider.GetRequiredService<RazorHtml>().RenderAsync<NamePage>(
            "表紙 <第42回>", new Dictionary<string, object?> { ["Name"] = "髙﨑 𠮷美 <i>" });

        var path = workshop.Write(await workshop.Get<HtmlToPdf>().RenderAsync(html, CancellationToken.None));

        Assert.Contains("髙﨑𠮷美<i>様", await PdfWorkshop.DenseTextAsync(path));
        var info = await PdfWorkshop.RunAsync("pdfinfo", path);
        Assert.Matches("Tagged: +yes", info);
        Assert.Matches("Page size: +59[45].* x 84[12]", info);
        var fonts = await PdfWorkshop.RunAsync("pdffonts", path);
        Assert.Contains("BIZUDPGothic", fonts);
        Assert.Contains("/Lang (ja)", await PdfWorkshop.PlainAsync(path));
    }

    [Fact]
    public async Task Scripts_do_not_run_and_nothing_is_fetched()
    {
        const string Html = """
            <!DOCTYPE html><html lang="ja"><body><p>before</p>
            <script>document.body.textContent = "script ran"</script>
            <iframe src="file:///etc/hostname"></iframe><img src="http://127.0.0.1:9/a.png" alt=""></body></html>
            """;

        var path = workshop.Write(await workshop.Get<HtmlToPdf>().RenderAsync(Html, CancellationToken.None));

        var text = await PdfWorkshop.TextAsync(path);
        Assert.Contains("before", text);
        Assert.DoesNotContain("script ran", text);
        Assert.DoesNotContain(Environment.MachineName, text);
    }

    [Fact]
    public async Task Prints_go_on_while_the_browser_is_being_replaced()
    {
        using var busy = new PdfWorkshop(("PrintsPerBrowser", "2"));
        var composer = busy.Get<HtmlToPdf>();

        var prints = await Task.WhenAll(Enumerable.Range(0, 7).Select(i =>
            composer.RenderAsync($"<p>Letter {i}</p>", CancellationToken.None)));

        for (var i = 0; i < prints.Length; i++)
        {
            Assert.Contains($"Letter {i}", await PdfWorkshop.TextAsync(busy.Write(prints[i])));
        }
    }

    [Fact]
    public async Task A_browser_that_does_not_start_is_told_as_such()
    {
        using var without = new PdfWorkshop(("ChromiumPath", "/bin/false"), ("TimeLimitSeconds", "10"));

        await Assert.ThrowsAsync<PdfComposerUnavailableException>(
            () => without.Get<HtmlToPdf>().RenderAsync("<p>a</p>", CancellationToken.None));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(500)]
    public async Task A_browser_killed_in_the_middle_of_a_print_is_replaced_and_prints_it_again(int milliseconds)
    {
        using var browser = new RecordedChromium();
        using var room = new PdfWorkshop(("ChromiumPath", browser.Path));
        var composer = room.Get<HtmlToPdf>();
        await composer.RenderAsync("<p>warm</p>", CancellationToken.None);

        var print = composer.RenderAsync(
            string.Concat(Enumerable.Range(0, 6_000).Select(i => $"<p>Line {i}</p>")), CancellationToken.None);
        await Task.Delay(milliseconds);
        Assert.False(print.IsCompleted);
        Process.GetProcessById(browser.ProcessIds.Single()).Kill();

        Assert.Contains("Line 5999", await PdfWorkshop.TextAsync(room.Write(await print)));
        Assert.Equal(2, browser.ProcessIds.Count);
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("frozen")]
    public async Task A_print_that_does_not_end_is_given_up_in_time_and_another_browser_prints_the_next(string how)
    {
        using var browser = new RecordedChromium();
        using var room = new PdfWorkshop(("ChromiumPath", browser.Path));
        var composer = room.Get<HtmlToPdf>();
        await composer.RenderAsync("<p>warm</p>", CancellationToken.None);
        var first = browser.ProcessIds.Single();
        var options = room.Get<IOptions<PdfOptions>>().Value;
        options.TimeLimitSeconds = 1;
        if (how == "frozen")
        {
            await PdfWorkshop.RunAsync("kill", "-STOP", $"{first}");
        }

        var watch = Stopwatch.StartNew();
        var refusal = await Assert.ThrowsAsync<PdfComposerUnavailableException>(() => composer.RenderAsync(
            string.Concat(Enumerable.Range(0, how == "busy" ? 60_000 : 1).Select(i => $"<p>Line {i}</p>")), CancellationToken.None));
        var took = watch.Elapsed;
        options.TimeLimitSeconds = 60;
        var path = room.Write(await composer.RenderAsync("<p>Next letter</p>", CancellationToken.None));

        Assert.IsType<TimeoutException>(refusal.InnerException);
        // A timer may be early by a little.
        Assert.InRange(took, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(8));
        Assert.Contains("Next letter", await PdfWorkshop.TextAsync(path));
        Assert.Equal(2, browser.ProcessIds.Count);
        await PdfWorkshop.RunAsync("sh", "-c", $"kill -KILL {first} 2> /dev/null || true");
    }

    [Fact]
    public async Task A_print_that_is_too_large_is_refused_and_the_same_browser_prints_the_next()
    {
        using var browser = new RecordedChromium();
        using var room = new PdfWorkshop(("ChromiumPath", browser.Path), ("LargestPrintMegabytes", "1"));
        var composer = room.Get<HtmlToPdf>();
        // Noise, which no compression makes smaller: two megabytes of it.
        var rows = Enumerable.Range(0, 700).SelectMany(_ => RandomNumberGenerator.GetBytes(3001).Select((b, i) => i == 0 ? (byte)0 : b)).ToArray();
        var picture = $"""<img src="data:image/png;base64,{Convert.ToBase64String(TestPicture.PngOf(1000, 700, ("IDAT", Packed(rows))))}">""";

        var refusal = await Assert.ThrowsAsync<PdfComposerUnavailableException>(() => composer.RenderAsync(picture, CancellationToken.None));
        var path = room.Write(await composer.RenderAsync("<p>Next letter</p>", CancellationToken.None));

        Assert.Equal("Chromium printed too much.", refusal.Message);
        Assert.Equal(64, new PdfOptions().LargestPrintMegabytes);
        Assert.Contains("Next letter", await PdfWorkshop.TextAsync(path));
        Assert.Single(browser.ProcessIds);
    }

    [Fact]
    public async Task The_browser_runs_in_its_sandbox_and_without_our_environment()
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__Canary", "Password=secret");
        using var browser = new RecordedChromium();
        using var room = new PdfWorkshop(("ChromiumPath", browser.Path));

        var path = room.Write(await room.Get<HtmlToPdf>().RenderAsync("<p>in the sandbox</p>", CancellationToken.None));

        Assert.Contains("in the sandbox", await PdfWorkshop.TextAsync(path));
        Assert.DoesNotContain("--no-sandbox", browser.Arguments);
        Assert.Empty(browser.Environment.Except(["PATH", "HOME", "LANG", "PWD", "SHLVL", "_", "OLDPWD"]));
    }

    private static byte[] Packed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            pack.Write(rows);
        }

        return packed.ToArray();
    }

    private sealed class NamePage : ComponentBase
    {
        [Parameter]
        public string Name { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "h1");
            builder.AddContent(1, $"{Name} 様");
            builder.CloseElement();
        }
    }
}
