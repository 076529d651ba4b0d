using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Links;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Letters;

internal static class LetterAnswers
{
    public static string NameOf(bool grants) => grants ? "交付決定通知書" : "不交付決定通知書";

    public static Task<IActionResult> AnswerLetterAsync(
        this PrintedPages printed, PageModel page, DecisionLetterView letter, PortalUrls urls, CancellationToken cancellationToken)
    {
        var name = NameOf(letter.Decision.Grants);
        return printed.AnswerAsync<DecisionLetter>(
            page, $"{name} {letter.Decision.LetterNumber}", $"{name}_{letter.ReceiptNumber}.pdf",
            new Dictionary<string, object?>
            {
                [nameof(DecisionLetter.Letter)] = letter,
                [nameof(DecisionLetter.VerifyUrl)] = urls.To("/subsidies/verify"),
            }, cancellationToken);
    }
}
