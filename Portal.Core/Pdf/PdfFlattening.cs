namespace Portal.Core.Pdf;

/// <summary>Makes fields and comments part of their pages, as a screen shows them; hidden ones stay unseen.</summary>
internal sealed class PdfFlattening(Qpdf qpdf, PrivateFolder folder)
{
    /// <summary>Answers the path of the flattened copy, or the input itself when there was nothing to flatten.</summary>
    public async Task<string> FlattenAsync(
        string input, PdfObjects pdf, IReadOnlyList<PdfPage> pages, CancellationToken cancellationToken)
    {
        var form = new FormAppearances(pdf);
        form.Read(pages);
        var generate = form.Missing || !await ShowTextAsync(input, form.Doubtful, cancellationToken);
        if (form.Undrawable || (generate && form.Foreign))
        {
            throw new PdfRefusedException(PdfRefusal.DynamicForm);
        }

        if (!form.Any)
        {
            return input;
        }

        var (update, flat) = (folder.File("flatten.json"), folder.File("flat.pdf"));
        await pdf.WriteUpdateAsync(form.Prepare(generate), update, cancellationToken);
        string[] drawing = generate ? ["--generate-appearances"] : [];
        var result = await qpdf.RunAsync(
            [input, $"--update-from-json={update}", .. drawing, "--flatten-annotations=screen", flat],
            folder.Path, cancellationToken);
        if (result.LimitReached || !Qpdf.Succeeded(result))
        {
            throw new PdfRefusedException(result.LimitReached ? PdfRefusal.TooComplex : PdfRefusal.Damaged);
        }

        return flat;
    }

    /// <summary>Programs that fill in a form without drawing it leave an empty appearance: the value would vanish.</summary>
    private async Task<bool> ShowTextAsync(string input, List<string> streams, CancellationToken cancellationToken)
    {
        foreach (var id in streams.Distinct())
        {
            var number = id.Split(' ');
            var shown = await qpdf.RunAsync(
                [$"--show-object={number[0]},{number[1]}", "--filtered-stream-data", input], folder.Path, cancellationToken);
            if (!shown.Output.Contains("Tj", StringComparison.Ordinal)
                && !shown.Output.Contains("TJ", StringComparison.Ordinal)
                && !shown.Output.Contains(" Do", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
