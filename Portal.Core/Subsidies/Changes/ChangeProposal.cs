using Portal.Core.JapaneseText;
using Portal.Core.Pdf;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>答えの案.</summary>
/// <param name="Approves">承認; false for 不承認.</param>
/// <param name="GrantedYen">交付決定額 when it was proposed, yen.</param>
/// <param name="AmountYen">交付決定額 that remains, yen; what it was for 不承認.</param>
/// <param name="Reason">For the office, in the letter; empty where what was applied for is approved.</param>
/// <param name="ById">Who proposes it.</param>
/// <param name="At">When, UTC.</param>
public sealed record ChangeProposal(bool Approves, int GrantedYen, int AmountYen, string Reason, Guid ById, DateTimeOffset At)
{
    /// <summary>As typed; the database keeps only what this has read.</summary>
    internal static Result<ChangeProposal> Read(
        ProposeChange request, ChangeRequest change, int grantedYen, PdfFonts fonts, Guid byId, DateTimeOffset now)
    {
        if (request.Approves is not { } approves)
        {
            return ChangeErrors.OutcomeMissing;
        }

        var words = ChangeAnswers.TextOf(request.Words);
        // What is closed for good leaves nothing; what is not approved leaves everything.
        var remains = approves ? 0 : grantedYen;
        Error? amountProblem = null;
        if (approves && change.Kind == ChangeKind.Change)
        {
            amountProblem = !JapaneseNumber.TryParse(request.Amount, out remains) || remains < 1 ? ChangeErrors.RemainsMissing
                : remains > grantedYen ? ChangeErrors.RemainsTooHigh(grantedYen)
                : null;
        }

        Error?[] problems =
        [
            amountProblem,
            words.Length > ChangeRequest.WordsMaxLength ? ChangeErrors.WordsTooLong
                : HiddenCharacters.AreInLines(words) ? ChangeErrors.WordsHidden
                : fonts.LackingInLetter(words) is { Length: > 0 } lacking ? ChangeErrors.WordsUnprintable(lacking)
                : words.Length > 0 ? null
                : !approves ? ChangeErrors.WordsMissing
                : amountProblem is null && remains != change.AmountYen ? ChangeErrors.WordsForAmount
                : null,
        ];
        return problems.OfType<Error>().ToList() is { Count: > 0 } errors
            ? Result<ChangeProposal>.Fail(errors)
            : new ChangeProposal(approves, grantedYen, remains, words, byId, now);
    }
}
