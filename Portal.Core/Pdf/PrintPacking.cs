using Microsoft.Extensions.Options;

namespace Portal.Core.Pdf;

/// <summary>
/// Packs a print (PDFを小さくする): Chromium writes every tag of a long table as an object of its own, ten times as many bytes as they are packed.
/// The tags stay.
/// </summary>
public sealed class PrintPacking(IOptions<PdfOptions> options, Qpdf qpdf)
{
    /// <exception cref="QpdfException">qpdf is down.</exception>
    public async Task<byte[]> PackAsync(byte[] print, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(options.Value.WorkFolder);
        await using (var file = folder.CreateSecret("print.pdf"))
        {
            await file.WriteAsync(print, cancellationToken);
        }

        var packed = folder.File("packed.pdf");
        await qpdf.RequireAsync([folder.File("print.pdf"), "--object-streams=generate", packed], folder.Path, cancellationToken);
        return await File.ReadAllBytesAsync(packed, cancellationToken);
    }
}
