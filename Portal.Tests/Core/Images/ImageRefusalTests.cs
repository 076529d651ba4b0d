using System.Text;
using Portal.Core.Images;

namespace Portal.Tests.Core.Images;

public sealed class ImageRefusalTests : IDisposable
{
    /// <summary>A decoder that ends everything: what is refused before it, is refused by the bytes alone.</summary>
    private readonly ImageWorkshop undecoded = new(("VipsPath", "/bin/does-not-exist"));

    private readonly ImageWorkshop workshop = new();

    public void Dispose()
    {
        undecoded.Dispose();
        workshop.Dispose();
    }

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj", "receipt.jpg")]
    [InlineData("<html><body>領収書</body></html>", "receipt.png")]
    [InlineData("\0\0\0\u0018ftypavif\0\0\0\0", "receipt.heic")]
    [InlineData("RIFF0000WEBPVP8 ", "receipt.jpg")]
    public async Task What_does_not_begin_like_a_picture_is_none(string content, string name)
    {
        Assert.Equal(ImageErrors.NotAnImage, await undecoded.RefusalOf(Encoding.Latin1.GetBytes(content), name));
    }

    [Theory]
    [InlineData("receipt.jpg")]
    [InlineData("receipt.png.exe")]
    [InlineData("receipt")]
    public async Task The_name_has_to_fit_the_content(string name)
    {
        Assert.Equal(ImageErrors.WrongExtension, await undecoded.RefusalOf(TestPicture.Png(8, 8), name));
    }

    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(20_001, 10)]
    [InlineData(10_001, 10_000)]
    public async Task A_PNG_of_too_many_pixels_is_refused_by_its_header(int width, int height)
    {
        Assert.Equal(ImageErrors.TooManyPixels, await undecoded.RefusalOf(TestPicture.PngOf(width, height, ("IDAT", [1])), "bomb.png"));
    }

    [Fact]
    public async Task A_JPEG_of_too_many_pixels_is_refused_by_its_header()
    {
        var photo = await workshop.JpegAsync();
        var frame = photo.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (photo[frame + 5], photo[frame + 7]) = (0xFF, 0xFF);

        Assert.Equal(ImageErrors.TooManyPixels, await undecoded.RefusalOf(photo, "bomb.jpg"));
    }

    [Fact]
    public async Task A_HEIC_of_too_many_pixels_is_refused_by_its_header()
    {
        var photo = await workshop.HeicAsync();
        var extents = photo.AsSpan().IndexOf("ispe"u8);
        photo[extents + 10] = 0xFF;

        Assert.Equal(ImageErrors.TooManyPixels, await undecoded.RefusalOf(photo, "bomb.heic"));
    }

    [Fact]
    public async Task What_moves_is_refused()
    {
        var png = TestPicture.Png(8, 8, ("acTL", [0, 0, 0, 2, 0, 0, 0, 0]));

        Assert.Equal(ImageErrors.Animated, await undecoded.RefusalOf(png, "moving.png"));
        Assert.Equal(ImageErrors.Animated, await undecoded.RefusalOf("GIF89a\u0001\0\u0001\0"u8.ToArray(), "moving.gif"));
        Assert.Equal(ImageErrors.Animated, await undecoded.RefusalOf("\0\0\0\u0018ftyphevc\0\0\0\0"u8.ToArray(), "moving.heic"));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.6)]
    [InlineData(0.99)]
    public async Task What_was_cut_off_is_damaged(double share)
    {
        (string Name, byte[] Picture)[] pictures =
            [("a.jpg", await workshop.JpegAsync()), ("a.png", TestPicture.Png(64, 48)), ("a.heic", await workshop.HeicAsync())];

        foreach (var (name, picture) in pictures)
        {
            Assert.Equal(ImageErrors.Damaged, await workshop.RefusalOf(picture[..(int)(picture.Length * share)], name));
        }
    }

    [Fact]
    public async Task Lost_pixels_are_not_painted_over_with_grey()
    {
        var noise = await workshop.VipsAsync(
            TestPicture.Png(8, 8), ".jpg", "gaussnoise", "{out}", "400", "300", "--mean", "128", "--sigma", "60");
        for (var at = noise.Length / 2; at < noise.Length / 2 + 40; at += 2)
        {
            // Restart markers where none belong.
            (noise[at], noise[at + 1]) = (0xFF, 0xD5);
        }

        var png = TestPicture.Png(64, 48);
        png[^25] ^= 0x55;

        Assert.Equal(ImageErrors.Damaged, await workshop.RefusalOf(noise, "a.jpg"));
        Assert.Equal(ImageErrors.Damaged, await workshop.RefusalOf(png, "a.png"));
    }

    [Fact]
    public async Task A_picture_that_is_another_file_too_is_refused()
    {
        var jpeg = await undecoded.JpegAsync();
        var png = TestPicture.Png(64, 48);
        (string Name, byte[] Picture)[] pictures =
        [
            ("zip.jpg", [.. jpeg, .. TestPicture.Zip()]),
            ("zip.png", [.. png, .. TestPicture.Zip()]),
            ("zip-behind-a-photo.jpg", [.. jpeg, .. jpeg, .. TestPicture.Zip()]),
            ("script.jpg", [.. jpeg, .. "<script>alert(1)</script>"u8]),
            ("pdf.jpg", TestPicture.WithSegment(jpeg, 0xFE, "%PDF-1.7 1 0 obj"u8.ToArray())),
        ];

        foreach (var (name, picture) in pictures)
        {
            Assert.Equal(ImageErrors.HidesAnotherFile, await undecoded.RefusalOf(picture, name));
        }
    }

    [Fact]
    public async Task Bytes_are_counted_and_nothing_is_not_a_picture()
    {
        Assert.Equal(ImageErrors.TooLarge, await undecoded.RefusalOf(new byte[ImageCleaner.MaxBytes + 1], "a.jpg"));
        Assert.Equal(ImageErrors.Empty, await undecoded.RefusalOf([], "a.jpg"));
    }

    [Fact]
    public async Task A_picture_that_takes_more_memory_than_allowed_is_refused()
    {
        using var small = new ImageWorkshop(("MemoryLimitMegabytes", "200"));
        var sideways = TestPicture.WithExif(await small.JpegAsync(9000, 9000), orientation: 6);

        Assert.Equal(ImageErrors.TooComplex, await small.RefusalOf(sideways, "a.jpg"));
    }

    [Theory]
    [InlineData("sleep 60")]
    [InlineData("while :; do :; done")]
    public async Task A_picture_that_takes_longer_than_allowed_is_refused(string decoding)
    {
        using var slow = new ImageWorkshop(("TimeLimitSeconds", "2"), ("VipsPath", workshop.Script(decoding)));

        Assert.Equal(ImageErrors.TooComplex, await slow.RefusalOf(TestPicture.Png(8, 8), "a.png"));
    }
}
