using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Insurers;

/// <summary>An empty file with the right headings.</summary>
public sealed class TemplateModel : PageModel
{
    public IActionResult OnGet() =>
        new CsvResult("保険者のひな形.csv", InsurerCsv.Headings, AsyncEnumerable.Empty<IReadOnlyList<object?>>());
}
