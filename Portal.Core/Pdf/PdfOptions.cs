namespace Portal.Core.Pdf;

/// <summary>Settings of the PDF room, section <c>Pdf</c>.</summary>
public sealed class PdfOptions
{
    public const string Section = "Pdf";

    /// <summary>The qpdf program, by name or full path.</summary>
    public string QpdfPath { get; set; } = "qpdf";

    /// <summary>The Chromium that composes pages.</summary>
    public string ChromiumPath { get; set; } = InstalledChromium.Path;

    /// <summary>The program that reads back what cannot be taken apart; without it such a letter is not printed.</summary>
    public string PdftotextPath { get; set; } = "pdftotext";

    /// <summary>Where fonts are looked for, subfolders included.</summary>
    public string FontFolder { get; set; } = "/usr/share/fonts";

    /// <summary>BIZ UDPゴシック: a file name below <see cref="FontFolder"/> or a full path.</summary>
    public string GothicFont { get; set; } = "BIZUDPGothic-Regular.ttf";

    /// <summary>BIZ UDP明朝, in which letters are set.</summary>
    public string MinchoFont { get; set; } = "BIZUDPMincho-Regular.ttf";

    /// <summary>IPAmj明朝, for the characters of names that BIZ UDPゴシック lacks.</summary>
    public string NameFont { get; set; } = "ipamjm.ttf";

    /// <summary>More TrueType fonts, asked one after the other for what the ones above lack; Chromium finds them by itself where the system knows them.</summary>
    public IReadOnlyList<string> MoreFonts { get; set; } = [];

    /// <summary>Private working folders are made and removed below this one.</summary>
    public string WorkFolder { get; set; } = Path.GetTempPath();

    /// <summary>The longest that one qpdf run or one print may take.</summary>
    public int TimeLimitSeconds { get; set; } = 120;

    /// <summary>The most memory that one qpdf run may map.</summary>
    public int MemoryLimitMegabytes { get; set; } = 2048;

    /// <summary>Far more than an agenda of 2,000 cases takes: what is larger is no page of ours.</summary>
    public int LargestPrintMegabytes { get; set; } = 64;

    /// <summary>So many reviewers' copies are made at the same time; each may take the memory of one qpdf run.</summary>
    public int CopiesAtOnce { get; set; } = 2;

    /// <summary>Chromium is replaced by a fresh one after this many prints.</summary>
    public int PrintsPerBrowser { get; set; } = 500;
}
