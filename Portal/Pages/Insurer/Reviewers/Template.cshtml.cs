using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.Reviewers;

/// <summary>An empty file with the right headings.</summary>
public sealed class TemplateModel : PageModel
{
    public IActionResult OnGet() =>
        new CsvResult("審査員名簿のひな形.csv", ReviewerCsv.Headings, AsyncEnumerable.Empty<IReadOnlyList<object?>>());
}
