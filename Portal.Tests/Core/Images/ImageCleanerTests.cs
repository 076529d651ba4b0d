using System.Text;
using Portal.Core.Images;

namespace Portal.Tests.Core.Images;

public sealed class ImageCleanerTests : IDisposable
{
    private readonly ImageWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_photo_taken_sideways_comes_out_upright_and_does_not_tell_where()
    {
        var photo = TestPicture.WithExif(await workshop.JpegAsync(64, 48), orientation: 6);
        Assert.Contains("SATELLITE", Encoding.Latin1.GetString(photo));

        var (outcome, copy) = await workshop.CleanAsync(photo, "IMG_0001.JPG");

        Assert.Equal(new CleanImage(ImageFormat.Jpeg, 48, 64), outcome.Value);
        AssertNear(TestPicture.Left, await workshop.ColourAsync(copy, 24, 8));
        AssertNear(TestPicture.Right, await workshop.ColourAsync(copy, 24, 56));
        Assert.DoesNotContain("SATELLITE", Encoding.Latin1.GetString(copy));
        Assert.DoesNotContain("exif", await workshop.FieldsAsync(copy), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Comments_of_a_JPEG_and_texts_of_a_PNG_are_gone()
    {
        var jpeg = TestPicture.WithSegment(await workshop.JpegAsync(), 0xFE, "kept secret"u8.ToArray());
        var png = TestPicture.Png(64, 48, ("tEXt", "Comment\0kept secret"u8.ToArray()), ("zzZz", "kept secret"u8.ToArray()));

        var (jpegOutcome, jpegCopy) = await workshop.CleanAsync(jpeg, "a.jpeg");
        var (pngOutcome, pngCopy) = await workshop.CleanAsync(png, "a.png");

        Assert.Equal(("image/jpeg", ".jpg"), (jpegOutcome.Value.ContentType, jpegOutcome.Value.Extension));
        Assert.Equal(("image/png", ".png"), (pngOutcome.Value.ContentType, pngOutcome.Value.Extension));
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(jpegCopy));
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(pngCopy));
        Assert.Equal(TestPicture.Left, await workshop.ColourAsync(pngCopy, 8, 8));
    }

    [Fact]
    public async Task Colours_of_another_profile_look_the_same_without_it()
    {
        var wide = await workshop.VipsAsync(
            TestPicture.Png(64, 48), ".png", "icc_transform", "{in}", "{out}", "p3", "--input-profile", "srgb");
        Assert.Contains("icc-profile-data", await workshop.FieldsAsync(wide));

        var (_, copy) = await workshop.CleanAsync(wide, "wide.png");

        Assert.DoesNotContain("icc-profile-data", await workshop.FieldsAsync(copy));
        AssertNear(TestPicture.Left, await workshop.ColourAsync(copy, 8, 8));
    }

    [Fact]
    public async Task A_HEIC_becomes_a_JPEG()
    {
        var (outcome, copy) = await workshop.CleanAsync(await workshop.HeicAsync(), "IMG_0002.HEIC");

        Assert.Equal(new CleanImage(ImageFormat.Jpeg, 64, 48), outcome.Value);
        AssertNear(TestPicture.Right, await workshop.ColourAsync(copy, 56, 24));
    }

    [Theory]
    [InlineData("cmyk", ".jpg")]
    [InlineData("b-w", ".jpg")]
    [InlineData("b-w", ".png")]
    [InlineData("rgb16", ".png")]
    public async Task Other_colour_spaces_look_the_same_in_sRGB(string space, string extension)
    {
        var picture = await workshop.VipsAsync(TestPicture.Png(64, 48), extension, "colourspace", "{in}", "{out}", space);
        var seen = await workshop.VipsAsync(picture, ".png", "colourspace", "{in}", "{out}", "srgb");

        var (outcome, copy) = await workshop.CleanAsync(picture, $"scan{extension}");

        Assert.Equal((64, 48), (outcome.Value.Width, outcome.Value.Height));
        Assert.Contains("interpretation: srgb", await workshop.FieldsAsync(copy));
        AssertNear(await workshop.ColourAsync(seen, 8, 8), await workshop.ColourAsync(copy, 8, 8));
    }

    [Fact]
    public async Task What_phones_put_behind_a_picture_is_dropped_without_a_word()
    {
        var jpeg = await workshop.JpegAsync();
        var png = TestPicture.Png(64, 48);
        (string Name, byte[] Picture, byte[] Tail)[] photos =
        [
            ("gain-map.jpg", jpeg, jpeg),
            ("moving.jpg", jpeg, [0, 0, 0, 24, .. "ftypmp42\0\0\0\0mp42isom-film"u8]),
            ("samsung.jpg", jpeg, [0, 0, 1, 10, .. "Image_UTC_Data-film-SEFT"u8]),
            ("cropped.png", png, png[40..]),
        ];

        foreach (var (name, picture, tail) in photos)
        {
            var (outcome, copy) = await workshop.CleanAsync([.. picture, .. tail], name);

            Assert.Equal((64, 48), (outcome.Value.Width, outcome.Value.Height));
            Assert.DoesNotContain("film", Encoding.Latin1.GetString(copy));
        }
    }

    [Fact]
    public async Task Several_megabytes_pass_in_small_pieces()
    {
        var large = await workshop.VipsAsync(
            TestPicture.Png(8, 8), ".png", "gaussnoise", "{out}", "1600", "1200", "--mean", "128", "--sigma", "60");
        using var content = new WatchedStream(new MemoryStream(large));
        using var output = new WatchedStream(new MemoryStream());

        var outcome = await workshop.Cleaner.CleanAsync(content, "noise.png", output, CancellationToken.None);

        Assert.False(outcome.Failed);
        Assert.InRange(large.Length, 1_000_000, ImageCleaner.MaxBytes);
        Assert.InRange(output.Length, 1_000_000, long.MaxValue);
        Assert.InRange(Math.Max(content.LargestPiece, output.LargestPiece), 1, 128 * 1024);
    }

    private static void AssertNear((int Red, int Green, int Blue) expected, (int Red, int Green, int Blue) actual)
    {
        Assert.InRange(actual.Red, expected.Red - 6, expected.Red + 6);
        Assert.InRange(actual.Green, expected.Green - 6, expected.Green + 6);
        Assert.InRange(actual.Blue, expected.Blue - 6, expected.Blue + 6);
    }
}
