namespace Portal.Core.Pdf;

/// <param name="Content">The bytes; the caller disposes them.</param>
/// <param name="FileName">For the browser.</param>
public sealed record OpenedPdf(Stream Content, string FileName);
