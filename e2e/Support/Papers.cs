namespace Portal.EndToEnd.Support;

/// <summary>Real PDFs of several makers under the names that clerks give them, in a folder that goes with the test.</summary>
public sealed class Papers : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-papers-").FullName;

    /// <summary>Three cases with three papers each; made by Chromium, LibreOffice and a scanner.</summary>
    public IReadOnlyList<string> OfThreeCases() =>
    [
        .. Enumerable.Range(1, 3).SelectMany(position => new[]
        {
            As($"{position:D2}_一次判定.pdf", "chromium.pdf"),
            As($"{position:D2}_調査票_特記事項.pdf", "libreoffice.pdf"),
            As($"{position:D2}_意見書.pdf", position == 2 ? "scan-a3-landscape.pdf" : "scan.pdf"),
        }),
    ];

    public string As(string name, string made)
    {
        var path = Path.Combine(folder, name);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Files", "Pdf", made), path, overwrite: true);
        return path;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
