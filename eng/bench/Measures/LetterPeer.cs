namespace Portal.Bench.Measures;

/// <summary>Another program that makes a PDF of HTML, used at its best on two cores.</summary>
internal sealed record LetterPeer(string Name, string Program, int Letters, Func<string, string, IEnumerable<Task>> Start)
{
    private const int InOneRun = 10;

    public static readonly LetterPeer[] All = [
        new("WeasyPrint, two processes", "weasyprint", 2, (folder, html) =>
            Two(i => OtherProgram.RunAsync("weasyprint", folder, html, $"weasyprint-{i}.pdf"))),
        new("wkhtmltopdf, two processes", "wkhtmltopdf", 2, (folder, html) =>
            Two(i => OtherProgram.RunAsync("wkhtmltopdf", folder, "--quiet", html, $"wkhtmltopdf-{i}.pdf"))),
        new($"LibreOffice, {InOneRun} letters in each of two processes", "soffice", 2 * InOneRun, (folder, html) =>
            Two(i => OfficeAsync(folder, html, i)))];

    public Task RunAsync(string folder, string html) => Task.WhenAll(Start(folder, html));

    private static IEnumerable<Task> Two(Func<int, Task> run) => [run(0), run(1)];

    // One process takes several files; two of them need a profile each.
    private static async Task OfficeAsync(string folder, string html, int number)
    {
        var letters = Directory.CreateDirectory(Path.Combine(folder, $"office-{number}")).FullName;
        var copies = Enumerable.Range(0, InOneRun).Select(i => Path.Combine(letters, $"{i}.html")).ToList();
        copies.ForEach(copy => File.Copy(html, copy, overwrite: true));
        await OtherProgram.RunAsync(
            "soffice", letters, [$"-env:UserInstallation=file://{letters}/profile", "--headless", "--convert-to", "pdf:writer_web_pdf_Export", .. copies]);

        // It says success even when it has made nothing.
        var made = Directory.GetFiles(letters, "*.pdf");
        if (made.Length != InOneRun)
        {
            throw new InvalidOperationException($"LibreOffice made {made.Length} of {InOneRun} letters.");
        }

        Array.ForEach(made, File.Delete);
    }
}
