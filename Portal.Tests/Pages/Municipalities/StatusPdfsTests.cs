using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Core.Pdf;
using Portal.Pages.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Municipalities;

/// <summary>Who asks for a list while it is printed, and while it cannot be.</summary>
public sealed class StatusPdfsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private int printed;

    [Fact]
    public async Task Of_two_at_once_one_is_printed_and_who_leaves_takes_it_from_nobody()
    {
        using var pdfs = NewPdfs(TimeSpan.FromMinutes(1));
        using var leaving = new CancellationTokenSource();
        var paper = new TaskCompletionSource<byte[]>();

        var first = pdfs.FindAsync("oita", 1, Today, (_, _) => Count(paper.Task), leaving.Token);
        var second = pdfs.FindAsync("oita", 1, Today, (_, _) => Count(paper.Task), CancellationToken.None);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        paper.SetResult([1, 2, 3]);

        Assert.Equal([1, 2, 3], await second);
        Assert.Equal(1, printed);
    }

    [Fact]
    public async Task After_a_failure_nobody_tries_for_a_while()
    {
        using var pdfs = NewPdfs(TimeSpan.FromMinutes(1));

        var failed = await pdfs.FindAsync("oita", 1, Today, (_, _) => Count(Task.FromException<byte[]>(new QpdfException("down"))), CancellationToken.None);
        var resting = await pdfs.FindAsync("saga", 1, Today, (_, _) => Count(Task.FromResult<byte[]>([1])), CancellationToken.None);
        portal.Clock.Advance(StatusPdfs.Rest);
        var again = await pdfs.FindAsync("saga", 1, Today, (_, _) => Count(Task.FromResult<byte[]>([1])), CancellationToken.None);

        Assert.Null(failed);
        Assert.Null(resting);
        Assert.Equal([1], again);
        Assert.Equal(2, printed);
    }

    [Fact]
    public async Task Behind_one_that_hangs_nobody_queues()
    {
        using var pdfs = NewPdfs(TimeSpan.FromMilliseconds(50));
        var paper = new TaskCompletionSource<byte[]>();

        var first = await pdfs.FindAsync("oita", 1, Today, (_, _) => Count(paper.Task), CancellationToken.None);
        var second = await pdfs.FindAsync("saga", 1, Today, (_, _) => Count(paper.Task), CancellationToken.None);

        Assert.Null(first);
        Assert.Null(second);
        Assert.Equal(1, printed);
        paper.SetResult([1]);
    }

    private Task<byte[]> Count(Task<byte[]> paper)
    {
        Interlocked.Increment(ref printed);
        return paper;
    }

    private StatusPdfs NewPdfs(TimeSpan patience) => new(
        portal.Services.GetRequiredService<IServiceScopeFactory>(), portal.Services.GetRequiredService<IHostApplicationLifetime>(), portal.Clock)
    {
        Patience = patience,
    };
}
