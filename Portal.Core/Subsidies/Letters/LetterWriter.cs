using System.Net;
using System.Text.RegularExpressions;
using Portal.Core.Links;
using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <param name="DecisionId">Whose letter it is.</param>
/// <param name="Stored">The file; null where there is none.</param>
/// <param name="Problem">Why there is none, though the programs work.</param>
/// <param name="Lacking">The characters that the fonts lack, when they can be named.</param>
/// <param name="Outage">What went wrong while it was written: a program or the store that is down, or something with this letter.</param>
public sealed record WrittenLetter(
    Guid DecisionId, StoredBytes? Stored, LetterProblem? Problem = null, string Lacking = "", Exception? Outage = null);

/// <summary>Writes 通知書 into the store, many in one print. A character that cannot be printed stops its own letter and no other.</summary>
public sealed partial class LetterWriter(RazorHtml html, MassPrint prints, PdfFonts fonts, IFileStore files, PortalUrls urls)
{
    /// <summary>As many prints as <see cref="HtmlToPdf"/> makes at a time.</summary>
    private const int PrintsAtOnce = 2;

    private const long LargestLetter = 10 * 1024 * 1024;

    public async Task<IReadOnlyList<WrittenLetter>> WriteAsync(
        IReadOnlyList<ILetter> letters, int inOnePrint, CancellationToken cancellationToken)
    {
        var (written, papers) = (new List<WrittenLetter>(), new List<(Guid DecisionId, MassPaper Paper)>());
        foreach (var letter in letters)
        {
            try
            {
                var paper = await PaperAsync(letter);
                if (fonts.LackingInLetter(TextOf(paper)) is { Length: > 0 } lacking)
                {
                    written.Add(new WrittenLetter(letter.DecisionId, null, LetterProblem.MissingCharacter, lacking));
                }
                else
                {
                    papers.Add((letter.DecisionId, paper));
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                written.Add(new WrittenLetter(letter.DecisionId, null, Outage: exception));
            }
        }

        // Two prints of half the letters each keep both cores at work where one would not be full.
        var size = Math.Min(inOnePrint, Math.Max(1, (papers.Count + PrintsAtOnce - 1) / PrintsAtOnce));
        using var turns = new SemaphoreSlim(PrintsAtOnce);
        var printed = await Task.WhenAll(papers.Chunk(size).Select(some => InTurnAsync(turns, some, cancellationToken)));
        return [.. written, .. printed.SelectMany(p => p)];
    }

    private async Task<IReadOnlyList<WrittenLetter>> InTurnAsync(
        SemaphoreSlim turns, IReadOnlyList<(Guid DecisionId, MassPaper Paper)> papers, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            // The work between two waits is long here, and must not hold up the other print.
            return await Task.Run(() => PrintAsync(papers, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [.. papers.Select(p => new WrittenLetter(p.DecisionId, null, Outage: exception))];
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task<IReadOnlyList<WrittenLetter>> PrintAsync(
        IReadOnlyList<(Guid DecisionId, MassPaper Paper)> papers, CancellationToken cancellationToken)
    {
        var (written, down) = (new List<WrittenLetter>(), default(StorageUnavailableException));
        var printed = await prints.PrintAsync(DecisionPaper.Css, [.. papers.Select(p => p.Paper)], cancellationToken);
        foreach (var (letter, paper) in printed.Zip(papers))
        {
            // What is stored counts; a store that has refused one letter is not asked to take the next.
            var one = down is null ? await StoreAsync(paper.DecisionId, letter, cancellationToken) : new WrittenLetter(paper.DecisionId, null, Outage: down);
            down ??= one.Outage as StorageUnavailableException;
            written.Add(one);
        }

        return written;
    }

    private async Task<WrittenLetter> StoreAsync(Guid decisionId, MassPrinted letter, CancellationToken cancellationToken)
    {
        if (letter.LacksGlyph)
        {
            return new WrittenLetter(decisionId, null, LetterProblem.MissingCharacter);
        }

        try
        {
            var pdf = letter.Pdf ?? throw new PaperMissingException("The verification code is not in what was printed.");
            return new WrittenLetter(decisionId, await files.SaveAsync(new MemoryStream(pdf), LargestLetter, cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new WrittenLetter(decisionId, null, Outage: exception);
        }
    }

    private async Task<MassPaper> PaperAsync(ILetter letter) => new(
        letter.Title, VerificationCode.Written(letter.Code), await letter.RenderAsync(html, urls.To("/subsidies/verify")));

    private static string TextOf(MassPaper paper) => WebUtility.HtmlDecode(Tag().Replace(paper.Body, ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}

/// <summary>通知書の種類.</summary>
public static class LetterNames
{
    public static string LetterName(this bool grants) => grants ? "交付決定通知書" : "不交付決定通知書";
}
