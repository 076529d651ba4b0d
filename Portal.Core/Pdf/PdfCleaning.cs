namespace Portal.Core.Pdf;

/// <summary>What came of checking and cleaning one PDF (検査と無害化).</summary>
public abstract record PdfCleaning
{
    private PdfCleaning()
    {
    }

    /// <summary>The output file holds pages and nothing else: no action, attachment, form, layer, comment or metadata.</summary>
    public sealed record Clean(int PageCount, IReadOnlyList<PageSize> Pages, string PdfVersion) : PdfCleaning;

    /// <summary>Not taken; nothing was written.</summary>
    public sealed record Refused(PdfRefusal Reason) : PdfCleaning;
}

/// <summary>Ends a cleaning early with its reason; never leaves <see cref="PdfCleaner"/>.</summary>
internal sealed class PdfRefusedException(PdfRefusal reason) : Exception(reason.ToString())
{
    public PdfRefusal Reason { get; } = reason;
}
