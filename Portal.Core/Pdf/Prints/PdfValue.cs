namespace Portal.Core.Pdf;

/// <summary>A value as a PDF spells it (ISO 32000-1, 7.3).</summary>
internal abstract record PdfValue;

/// <summary>A number, name, string or operator, as it is spelt.</summary>
internal sealed record PdfWord(string Text) : PdfValue
{
    /// <summary>Null for what is no whole number.</summary>
    public int? Number => int.TryParse(Text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Another object, by its number.</summary>
internal sealed record PdfReference(int Number) : PdfValue;

internal sealed record PdfList(IReadOnlyList<PdfValue> Items) : PdfValue;

/// <param name="Entries">By their names, slash included.</param>
internal sealed record PdfDictionary(IReadOnlyDictionary<string, PdfValue> Entries) : PdfValue
{
    public PdfValue? this[string name] => Entries.GetValueOrDefault(name);

    public bool Is(string name, string word) => this[name] is PdfWord { Text: var text } && text == word;
}
