namespace Portal.Core.Pdf;

/// <summary>What an object is to the page that draws it.</summary>
internal enum Kind
{
    Plain, Stream, Parms, Resources, Group, XObject, Image, Form, Font, FontEncoding, FontDescriptor, FontFile,
    CharacterCollection, Pattern, Shading, Function, ExtGState, SoftMask, ColorSpace,
    ExtGStates, ColorSpaces, Patterns, Shadings, XObjects, Fonts, Glyphs,
}

/// <summary>
/// Every dictionary entry that drawing a page needs (ISO 32000-2, 7 to 11), and what stands behind it. All else is
/// cut: actions, attachments, external streams (/F), reference XObjects (/Ref), /OPI, /PieceInfo, /Metadata, tags.
/// </summary>
internal static class DrawingEntries
{
    private const string Data = "Length Filter DecodeParms:Parms";
    private const string FunctionEntries =
        "FunctionType Domain Range Functions:Function Bounds Encode Decode C0 C1 N Size BitsPerSample Order ";

    private static readonly Dictionary<Kind, Dictionary<string, Kind>> Allowed = new()
    {
        [Kind.Plain] = [],
        [Kind.Stream] = Entries(Data),
        [Kind.Parms] = Entries(
            "Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 "
            + "DamagedRowsBeforeError ColorTransform JBIG2Globals:Stream"),
        [Kind.Resources] = Entries(
            "ExtGState:ExtGStates ColorSpace:ColorSpaces Pattern:Patterns Shading:Shadings XObject:XObjects Font:Fonts ProcSet"),
        [Kind.Group] = Entries("Type S I K CS:ColorSpace"),
        [Kind.Image] = Entries(
            "Type Subtype Width Height BitsPerComponent ColorSpace:ColorSpace Decode Interpolate ImageMask Intent Name "
            + "SMaskInData Mask:Image SMask:Image Matte " + Data),
        [Kind.Form] = Entries("Type Subtype FormType BBox Matrix Name Resources:Resources Group:Group " + Data),
        [Kind.Font] = Entries(
            "Type Subtype BaseFont Name FirstChar LastChar Widths Encoding:FontEncoding FontDescriptor:FontDescriptor "
            + "ToUnicode:FontEncoding DescendantFonts:Font CIDSystemInfo:CharacterCollection DW W DW2 W2 "
            + "CIDToGIDMap:Stream FontBBox FontMatrix CharProcs:Glyphs Resources:Resources"),
        [Kind.FontEncoding] = Entries(
            "Type BaseEncoding Differences CMapName CIDSystemInfo:CharacterCollection WMode UseCMap:FontEncoding " + Data),
        [Kind.FontDescriptor] = Entries(
            "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight "
            + "XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet CIDSet:Stream FontFile:FontFile "
            + "FontFile2:FontFile FontFile3:FontFile"),
        [Kind.FontFile] = Entries("Subtype Length1 Length2 Length3 " + Data),
        [Kind.CharacterCollection] = Entries("Registry Ordering Supplement"),
        [Kind.Pattern] = Entries(
            "Type PatternType PaintType TilingType BBox XStep YStep Resources:Resources Matrix Shading:Shading "
            + "ExtGState:ExtGState " + Data),
        [Kind.Shading] = Entries(
            "ShadingType ColorSpace:ColorSpace Background BBox AntiAlias Coords Domain Function:Function Extend Matrix "
            + "VerticesPerRow BitsPerCoordinate BitsPerComponent BitsPerFlag Decode " + Data),
        [Kind.Function] = Entries(FunctionEntries + Data),
        [Kind.ExtGState] = Entries(
            "Type LW LC LJ ML D RI OP op OPM Font:Font BG:Function BG2:Function UCR:Function UCR2:Function TR:Function "
            + "TR2:Function FL SM SA BM SMask:SoftMask CA ca AIS TK"),
        [Kind.SoftMask] = Entries("Type S G:Form BC TR:Function"),

        // A colour space is an array: its names, numbers, dictionaries, profile streams and functions share one table.
        [Kind.ColorSpace] = Entries(
            FunctionEntries + "WhitePoint BlackPoint Gamma Matrix Alternate:ColorSpace Subtype Colorants:ColorSpaces "
            + "Process:ColorSpace ColorSpace:ColorSpace Components " + Data),
    };

    /// <summary>Dictionaries whose keys are free names, so that a font may well be called /JS.</summary>
    private static readonly Dictionary<Kind, Kind> Named = new()
    {
        [Kind.ExtGStates] = Kind.ExtGState,
        [Kind.ColorSpaces] = Kind.ColorSpace,
        [Kind.Patterns] = Kind.Pattern,
        [Kind.Shadings] = Kind.Shading,
        [Kind.XObjects] = Kind.XObject,
        [Kind.Fonts] = Kind.Font,
        [Kind.Glyphs] = Kind.Form,
    };

    /// <summary>What stands behind an entry; null when the entry is not for drawing.</summary>
    public static Kind? Find(Kind owner, string key) =>
        Named.TryGetValue(owner, out var named) ? named
        : Allowed[owner].TryGetValue(key, out var kind) ? kind
        : null;

    private static Dictionary<string, Kind> Entries(string entries) => entries
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split(':'))
        .ToDictionary(
            parts => "/" + parts[0],
            parts => parts.Length == 1 ? Kind.Plain : Enum.Parse<Kind>(parts[1]));
}
