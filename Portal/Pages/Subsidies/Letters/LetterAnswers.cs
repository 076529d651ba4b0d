using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Links;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Letters;

internal static class LetterAnswers
{
    public static string NameOf(bool grants) => grants ? "交付決定通知書" : "不交付決定通知書";

    public static string TitleOf(DecisionLetterView letter) => $"{NameOf(letter.Decision.Grants)} {letter.Decision.LetterNumber}";

    public static IReadOnlyDictionary<string, object?> ParametersOf(DecisionLetterView letter, PortalUrls urls) => new Dictionary<string, object?>
    {
        [nameof(DecisionLetter.Letter)] = letter,
        [nameof(DecisionLetter.VerifyUrl)] = urls.To("/subsidies/verify"),
    };

    public static Task<IActionResult> AnswerLetterAsync(
        this PrintedPages printed, PageModel page, DecisionLetterView letter, PortalUrls urls, CancellationToken cancellationToken) =>
        printed.AnswerAsync<DecisionLetter>(
            page, TitleOf(letter), $"{NameOf(letter.Decision.Grants)}_{letter.ReceiptNumber}.pdf", ParametersOf(letter, urls), cancellationToken);
}
