using System.Net;
using Microsoft.AspNetCore.Hosting;
using Portal.Core.Municipalities;
using Portal.Pages.Municipalities;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Municipalities;

/// <summary>The list on paper.</summary>
public sealed class StatusPdfTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_whole_list_is_a_tagged_pdf_with_heads_page_numbers_and_what_it_is_from()
    {
        await portal.Publish(new ServiceStartLine("442011", ServiceStartState.Decided, new DateOnly(2027, 4, 30)));
        using var workshop = new PdfWorkshop();
        using var visitor = portal.Visit();

        var answer = await visitor.GetAsync("/municipalities.pdf");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var path = workshop.Write(bytes);
        var text = await PdfWorkshop.DenseTextAsync(path);
        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.InRange(pages.Length, 20, 60);
        Assert.InRange(bytes.Length, 100_000, 1_000_000);
        Assert.All(pages.SkipLast(1), page => Assert.Contains("主治医意見書の電送", page, StringComparison.Ordinal));
        Assert.Contains($"1/{pages.Length}", pages[0], StringComparison.Ordinal);
        Assert.Contains("442011大分市開始予定令和9年4月30日（金）", text, StringComparison.Ordinal);
        Assert.Contains("与那国町", text, StringComparison.Ordinal);
        Assert.Contains("現在第", pages[0], StringComparison.Ordinal);
        Assert.Contains("総務省の全国地方公共団体コード", pages[^1], StringComparison.Ordinal);
        Assert.Contains("/MarkInfo", await PdfWorkshop.PlainAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prefecture_alone_is_kept_until_the_next_version()
    {
        using var workshop = new PdfWorkshop();
        using var visitor = portal.Visit();
        var first = await FetchAsync();
        var second = await FetchAsync();

        await portal.Publish(new ServiceStartLine("312011", ServiceStartState.Decided, new DateOnly(2027, 4, 1)));
        var third = await FetchAsync();

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);
        var text = await PdfWorkshop.DenseTextAsync(workshop.Write(third));
        Assert.Contains("鳥取県市町村の対応状況", text, StringComparison.Ordinal);
        Assert.Contains("令和9年4月1日（木）", text, StringComparison.Ordinal);
        Assert.DoesNotContain("大分市", text, StringComparison.Ordinal);

        async Task<byte[]> FetchAsync() => await (await visitor.GetAsync("/municipalities.pdf?prefecture=tottori")).Content.ReadAsByteArrayAsync();
    }
}

/// <summary>While Chromium does not start.</summary>
public sealed class StatusPdfOutageTests(PrintlessPortal portal) : IClassFixture<PrintlessPortal>
{
    [Fact]
    public async Task The_page_says_readably_that_it_cannot_be_printed_now()
    {
        using var visitor = portal.Visit();

        var answer = await visitor.GetAsync("/municipalities.pdf?prefecture=oita");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(StatusPdfs.Rest, answer.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/municipalities.pdf?prefecture=atlantis")).StatusCode);
        Assert.Contains("もう一度お試しください", (await answer.ReadPageAsync()).MainText(), StringComparison.Ordinal);
    }
}

/// <summary>A portal without a Chromium.</summary>
public sealed class PrintlessPortal : PortalFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Pdf:ChromiumPath", "/nowhere/chromium");
    }
}
