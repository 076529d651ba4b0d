using Portal.Core.Images;

namespace Portal.Tests.Core.Images;

/// <summary>What is no fault of the picture is an exception, never a refusal and never a success.</summary>
public sealed class ImageOutageTests : IDisposable
{
    private readonly ImageWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("kill -9 $$")]
    [InlineData("kill -15 $$")]
    [InlineData("cp picture clean.png; kill -9 $$")]
    [InlineData("echo 'unable to write: No space left on device' >&2; exit 1")]
    public async Task A_decoder_that_is_ended_from_outside_is_an_outage(string decoding)
    {
        using var dying = new ImageWorkshop(("VipsPath", workshop.Script(decoding)));
        using var output = new MemoryStream();
        using var picture = new MemoryStream(TestPicture.Png(8, 8));

        await Assert.ThrowsAsync<VipsException>(() => dying.Cleaner.CleanAsync(picture, "a.png", output, CancellationToken.None));

        Assert.Equal(0, output.Length);
        Assert.Empty(Directory.EnumerateFileSystemEntries(dying.WorkFolder));
    }

    [Fact]
    public async Task A_missing_decoder_is_an_outage_that_health_tells()
    {
        using var missing = new ImageWorkshop(("VipsPath", "/bin/does-not-exist"));
        using var picture = new MemoryStream(TestPicture.Png(8, 8));

        await Assert.ThrowsAsync<VipsException>(() => missing.Cleaner.CleanAsync(picture, "a.png", new MemoryStream(), CancellationToken.None));

        Assert.False(await missing.Vips.StartsAsync(CancellationToken.None));
        Assert.True(await workshop.Vips.StartsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_decoder_that_writes_nothing_is_no_success()
    {
        using var idle = new ImageWorkshop(("VipsPath", "true"));
        using var picture = new MemoryStream(TestPicture.Png(8, 8));

        await Assert.ThrowsAsync<FileNotFoundException>(
            () => idle.Cleaner.CleanAsync(picture, "a.png", new MemoryStream(), CancellationToken.None));
    }

    [Fact]
    public async Task Who_goes_away_takes_the_decoder_along()
    {
        using var slow = new ImageWorkshop(("VipsPath", workshop.Script("sleep 60")));
        using var picture = new MemoryStream(TestPicture.Png(8, 8));
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => slow.Cleaner.CleanAsync(picture, "a.png", new MemoryStream(), leaving.Token));

        Assert.Empty(Directory.EnumerateFileSystemEntries(slow.WorkFolder));
    }
}
