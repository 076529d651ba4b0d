using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web;

namespace Portal.Pages.Operator.ClaimsRegister;

/// <summary>The right headings with one invented row.</summary>
public sealed class TemplateModel : PageModel
{
    public IActionResult OnGet()
    {
        IReadOnlyList<object?> example = [.. ClaimsRegisterColumn.All.Select(c => c.Example)];
        return new CsvResult("登録簿のひな形.csv", [.. ClaimsRegisterColumn.All.Select(c => c.Name)], new[] { example }.ToAsyncEnumerable());
    }
}
