namespace Portal.Core.Pdf;

/// <summary>
/// A page as a reader sees it (見た目の大きさ), in points of 1/72 inch: the CropBox after Rotate and UserUnit.
/// </summary>
public readonly record struct PageSize(double Width, double Height)
{
    public static PageSize A4 { get; } = new(595.28, 841.89);

    /// <summary>1 for A4; what is drawn on a page grows and shrinks with it, within legible bounds.</summary>
    internal double Scale => Math.Clamp(Math.Min(Width, Height) / A4.Width, 0.55, 1.25);
}
