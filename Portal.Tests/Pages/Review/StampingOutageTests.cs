using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>The reviewer's own copy cannot be made: an outage that is told, and nothing that was read.</summary>
public sealed class StampingOutageTests(GateWithoutStamps portal) : IClassFixture<GateWithoutStamps>
{
    [Fact]
    public async Task The_screen_is_answered_503_and_nothing_counts_as_read()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);

        var response = await visitor.GetPapersAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.False(await portal.InDatabase(db => db.ViewingRecords.AnyAsync(r => r.SessionReviewerId == session.Guest.Id && r.ViewedAt != null)));
    }

    [Fact]
    public async Task A_download_ends_on_a_page_that_says_to_try_again_later()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);

        var response = await visitor.PostAsync(await visitor.Browser.OpenAsync(visitor.Path), "download");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("数分おいてから、もう一度お試しください。", (await response.ReadPageAsync()).MainText(), StringComparison.Ordinal);
    }
}

/// <summary>A gate whose qpdf always fails.</summary>
public sealed class GateWithoutStamps : GateFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Pdf:QpdfPath", "false");
    }
}
