using System.Text;
using Microsoft.Extensions.Options;

namespace Portal.Core.Pdf;

/// <summary>
/// Checks a received PDF and writes a harmless copy (検査と無害化): the pages as they look and nothing else. A second
/// scan of what was written has the last word.
/// </summary>
public sealed class PdfCleaner(Qpdf qpdf, IOptions<PdfOptions> options)
{
    public const int MaxPages = 2000;
    public const long MaxBytes = 200L * 1024 * 1024;

    /// <summary>Longest and shortest side in points: A2 with 5 percent to spare, and one inch.</summary>
    public static readonly (double Long, double Short, double Least) PageLimits = (1768, 1251, 72);

    /// <summary>Twice the object text of a 320-page tagged table (31 MB), the worst honest file measured.</summary>
    private const int ObjectText = 64 * 1024 * 1024;

    /// <summary>Object graphs take memory; one more waits its turn.</summary>
    private static readonly SemaphoreSlim Turns = new(2);

    public async Task<PdfCleaning> CleanAsync(string inputPath, string outputPath, CancellationToken cancellationToken)
    {
        await Turns.WaitAsync(cancellationToken);
        try
        {
            using var folder = new PrivateFolder(options.Value.WorkFolder);
            CheckBytes(inputPath);
            await CheckSyntaxAsync(inputPath, folder, cancellationToken);
            var clean = await RewriteAsync(inputPath, folder, cancellationToken);
            File.Move(folder.File("clean.pdf"), outputPath, overwrite: true);
            return clean;
        }
        catch (PdfRefusedException refused)
        {
            return new PdfCleaning.Refused(refused.Reason);
        }
        finally
        {
            Turns.Release();
        }
    }

    private static void CheckBytes(string path)
    {
        using var file = File.OpenRead(path);
        Refuse(file.Length > MaxBytes, PdfRefusal.TooLarge);
        var head = new byte[64];
        var text = Encoding.Latin1.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));

        // A byte order mark or a line break before the header is seen in the wild; a web page before it is a trick.
        Refuse(!text.TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t').StartsWith("%PDF-", StringComparison.Ordinal),
            PdfRefusal.NotAPdf);
    }

    private async Task CheckSyntaxAsync(string input, PrivateFolder folder, CancellationToken cancellationToken)
    {
        var encrypted = await qpdf.RunAsync(["--is-encrypted", input], folder.Path, cancellationToken);
        Refuse(encrypted.ExitCode == 0 || IsLocked(encrypted), PdfRefusal.Encrypted);
        var check = await qpdf.RunAsync(["--check", input], folder.Path, cancellationToken);
        Refuse(IsLocked(check), PdfRefusal.Encrypted);
        Refuse(check.LimitReached, PdfRefusal.TooComplex);
        Refuse(!Qpdf.Succeeded(check) || IsReconstructed(check), PdfRefusal.Damaged);
    }

    private static bool IsLocked(ProgramResult result) => result.Error.Contains("invalid password", StringComparison.Ordinal);

    private static bool IsReconstructed(ProgramResult result) =>
        result.Error.Contains("file is damaged", StringComparison.Ordinal)
        || result.Error.Contains("reconstruct", StringComparison.Ordinal);

    private async Task<PdfCleaning.Clean> RewriteAsync(string input, PrivateFolder folder, CancellationToken cancellationToken)
    {
        var pdf = await ReadAsync(input, folder, cancellationToken);
        var pages = PageTree.Read(pdf);
        CheckPages(pages);
        Refuse(HiddenLayers.Exist(pdf), PdfRefusal.HiddenLayers);
        Refuse(IsDynamicForm(pdf), PdfRefusal.DynamicForm);

        var flat = await new PdfFlattening(qpdf, folder).FlattenAsync(input, pdf, pages, cancellationToken);
        var drawn = flat == input ? pdf : await ReadAsync(flat, folder, cancellationToken);
        var kept = new PdfWhitelist(drawn).Apply(flat == input ? pages : PageTree.Read(drawn));
        await drawn.WriteUpdateAsync(kept, folder.File("keep.json"), cancellationToken);
        await RunAsync(
            [flat, $"--update-from-json={folder.File("keep.json")}", "--object-streams=generate", folder.File("clean.pdf")],
            folder, cancellationToken);

        var written = await ReadAsync(folder.File("clean.pdf"), folder, cancellationToken);
        Refuse(ForbiddenContent.IsIn(written) || PageTree.Read(written).Count != pages.Count, PdfRefusal.ActiveContent);
        return new PdfCleaning.Clean(pages.Count, [.. pages.Select(p => p.Size)], pdf.Version);
    }

    private static void CheckPages(IReadOnlyList<PdfPage> pages)
    {
        Refuse(pages.Count == 0, PdfRefusal.NoPages);
        Refuse(pages.Count > MaxPages, PdfRefusal.TooManyPages);
        Refuse(pages.Any(p => IsOutsize(p.Size)), PdfRefusal.OversizedPage);
    }

    private static bool IsOutsize(PageSize size)
    {
        var (shorter, longer) = (Math.Min(size.Width, size.Height), Math.Max(size.Width, size.Height));
        return longer > PageLimits.Long || shorter > PageLimits.Short || shorter < PageLimits.Least;
    }

    /// <summary>The pages of such a form only say that another program is needed.</summary>
    private static bool IsDynamicForm(PdfObjects pdf) =>
        pdf.IsTrue(pdf.Catalog["/NeedsRendering"])
        || (pdf.Dictionary(pdf.Catalog["/AcroForm"]) is { } form
            && form.ContainsKey("/XFA") && pdf.Array(form["/Fields"]).Count == 0);

    private async Task<PdfObjects> ReadAsync(string path, PrivateFolder folder, CancellationToken cancellationToken) =>
        PdfObjects.Parse((await RunAsync(PdfObjects.Arguments(path), folder, cancellationToken)).Output);

    private async Task<ProgramResult> RunAsync(
        IEnumerable<string> arguments, PrivateFolder folder, CancellationToken cancellationToken)
    {
        var result = await qpdf.RunAsync(arguments, folder.Path, cancellationToken, ObjectText);
        Refuse(result.LimitReached, PdfRefusal.TooComplex);
        Refuse(!Qpdf.Succeeded(result), PdfRefusal.Damaged);
        return result;
    }

    private static void Refuse(bool condition, PdfRefusal reason)
    {
        if (condition)
        {
            throw new PdfRefusedException(reason);
        }
    }
}
