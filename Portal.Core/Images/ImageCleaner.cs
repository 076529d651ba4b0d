using Microsoft.Extensions.Options;
using Portal.Core.Pdf;
using Portal.Core.Results;

namespace Portal.Core.Images;

/// <summary>A picture as it may be kept and shown (無害化した画像).</summary>
/// <param name="Format">JPEG for a JPEG or HEIC, PNG for a PNG.</param>
/// <param name="Width">In pixels, upright.</param>
/// <param name="Height">In pixels, upright.</param>
public sealed record CleanImage(ImageFormat Format, int Width, int Height)
{
    public string ContentType => Format == ImageFormat.Png ? "image/png" : "image/jpeg";

    public string Extension => Format == ImageFormat.Png ? ".png" : ".jpg";
}

/// <summary>
/// Checks a received photo and draws it anew (検査と無害化): upright, in sRGB, without place, time, camera, comments or
/// anything that hides behind it. What was written is checked once more.
/// </summary>
public sealed class ImageCleaner(Vips vips, IOptions<PdfOptions> workshop)
{
    public const long MaxBytes = 20L * 1024 * 1024;
    public const long MaxPixels = 100_000_000;
    public const int MaxSide = 20_000;

    /// <summary>A large picture takes several hundred megabytes; one more waits its turn.</summary>
    private static readonly SemaphoreSlim Turns = new(2);

    /// <param name="content">The file as it was received.</param>
    /// <param name="fileName">Its name: the extension has to fit.</param>
    /// <param name="output">Gets the clean copy, and nothing when the picture is refused.</param>
    /// <param name="cancellationToken">Ends the decoder too.</param>
    /// <exception cref="VipsException">The decoder is missing or was killed; the picture may be tried again.</exception>
    public async Task<Result<CleanImage>> CleanAsync(
        Stream content, string fileName, Stream output, CancellationToken cancellationToken)
    {
        await Turns.WaitAsync(cancellationToken);
        try
        {
            using var folder = new PrivateFolder(workshop.Value.WorkFolder);
            var (format, isGrey) = await ReceiveAsync(content, fileName, folder, cancellationToken);
            var clean = await RedrawAsync(format, isGrey, folder, cancellationToken);
            await using var copy = File.OpenRead(folder.File(OutputName(format)));
            await copy.CopyToAsync(output, cancellationToken);
            return clean;
        }
        catch (ImageRefusedException refused)
        {
            return refused.Reason;
        }
        finally
        {
            Turns.Release();
        }
    }

    private static async Task<(ImageFormat Format, bool IsGrey)> ReceiveAsync(
        Stream content, string fileName, PrivateFolder folder, CancellationToken cancellationToken)
    {
        await using (var written = folder.CreateSecret(InputName))
        {
            await CopyAsync(content, written, cancellationToken);
        }

        await using var file = File.OpenRead(folder.File(InputName));
        ImageRefusedException.ThrowIf(file.Length == 0, ImageErrors.Empty);
        var head = new byte[12];
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var format = ImageFormats.Detect(head.AsSpan(0, read)) ?? throw new ImageRefusedException(ImageErrors.NotAnImage);
        ImageRefusedException.ThrowIf(ImageFormats.FromName(fileName) != format, ImageErrors.WrongExtension);
        return (format, CheckLayout(file, format).IsGrey);
    }

    /// <summary>One byte more than allowed is enough to see that there is too much.</summary>
    private static async Task CopyAsync(Stream content, Stream written, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            ImageRefusedException.ThrowIf(written.Position + read > MaxBytes, ImageErrors.TooLarge);
            await written.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private static ImageLayout CheckLayout(FileStream file, ImageFormat format)
    {
        var layout = ImageLayout.Read(file, format);
        ImageRefusedException.ThrowIf(layout.Width == 0 || layout.Height == 0, ImageErrors.Damaged);
        ImageRefusedException.ThrowIf(
            layout.Width > MaxSide || layout.Height > MaxSide || layout.Width * layout.Height > MaxPixels, ImageErrors.TooManyPixels);
        ImageRefusedException.ThrowIf(ForeignContent.IsIn(file, format, layout.End), ImageErrors.HidesAnotherFile);
        return layout;
    }

    private async Task<CleanImage> RedrawAsync(
        ImageFormat format, bool isGrey, PrivateFolder folder, CancellationToken cancellationToken)
    {
        var output = OutputName(format);
        var options = format == ImageFormat.Png ? "[strip]" : "[strip,Q=85,optimize-coding]";
        var result = await vips.RedrawAsync(InputName, output + options, MaxSide, isGrey, folder.Path, cancellationToken);
        ImageRefusedException.ThrowIf(result.LimitReached, ImageErrors.TooComplex);
        ImageRefusedException.ThrowIf(result.ExitCode != 0 || HasLostPixels(result), ImageErrors.Damaged);

        await using var file = File.OpenRead(folder.File(output));
        var written = format == ImageFormat.Png ? ImageFormat.Png : ImageFormat.Jpeg;
        var layout = CheckLayout(file, written);
        return new CleanImage(written, (int)layout.Width, (int)layout.Height);
    }

    /// <summary>
    /// libjpeg paints grey over what it cannot read, and says so. Extra bytes between the parts, which several phones write,
    /// cost no pixel.
    /// </summary>
    private static bool HasLostPixels(ProgramResult result) => result.Error.Split('\n').Any(line =>
        line.Contains("Corrupt JPEG data", StringComparison.Ordinal) && !line.Contains("extraneous bytes", StringComparison.Ordinal));

    private const string InputName = "picture";

    private static string OutputName(ImageFormat format) => format == ImageFormat.Png ? "clean.png" : "clean.jpg";
}
