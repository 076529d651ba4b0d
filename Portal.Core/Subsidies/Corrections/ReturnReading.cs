using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>What an examiner's marks say, read and checked.</summary>
/// <param name="Items">直すところ.</param>
/// <param name="Words">全体について; empty for none.</param>
public sealed record ReadReturn(IReadOnlyList<ReturnedItem> Items, string Words);

/// <summary>Reads the marks; everything that is wrong is told at once, each beside its row.</summary>
public static class ReturnReading
{
    public static Result<ReadReturn> Read(ReturnApplication request, IReadOnlyList<ReturnTarget> targets)
    {
        var (items, errors, words) = (new List<ReturnedItem>(), new List<Error>(), Text(request.Words));
        foreach (var mark in request.Marks.DistinctBy(m => m.Key))
        {
            if (targets.FirstOrDefault(t => t.Key == mark.Key) is not { } target)
            {
                return ReturnErrors.TargetUnknown;
            }

            var reason = ReasonOf(mark, target);
            if (ProblemOf(reason, target) is { } problem)
            {
                errors.Add(problem);
            }

            items.Add(new ReturnedItem(target.Label, reason, target.Item, target.KindKey, target.FileId));
        }

        if (items.Count == 0)
        {
            errors.Add(ReturnErrors.NothingMarked);
        }

        if (words.Length > ReturnForCorrection.WordsMaxLength || HiddenCharacters.AreInLines(words))
        {
            errors.Add(words.Length > ReturnForCorrection.WordsMaxLength ? ReturnErrors.WordsTooLong : ReturnErrors.WordsHidden);
        }

        return errors.Count > 0 ? Result<ReadReturn>.Fail(errors) : new ReadReturn(items, words);
    }

    /// <summary>The canned one, the examiner's own words, or both.</summary>
    private static string ReasonOf(ReturnMark mark, ReturnTarget target)
    {
        var canned = CannedReasons.For(target).FirstOrDefault(c => c.Key == mark.Canned)?.Text;
        return string.Join('\n', new[] { canned, Text(mark.Words) }.Where(text => !string.IsNullOrEmpty(text)));
    }

    private static Error? ProblemOf(string reason, ReturnTarget target) =>
        reason.Length == 0 ? ReturnErrors.ReasonMissing(target)
        : reason.Length > ReturnForCorrection.ReasonMaxLength ? ReturnErrors.ReasonTooLong(target)
        : HiddenCharacters.AreInLines(reason) ? ReturnErrors.ReasonHidden(target)
        : null;

    private static string Text(string? typed) => JapaneseNfc.Normalise(typed ?? "").ReplaceLineEndings("\n").Trim();
}
