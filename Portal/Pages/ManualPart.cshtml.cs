using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web;

namespace Portal.Pages;

public sealed class ManualPartModel : PageModel
{
    public ManualText Text { get; private set; } = null!;

    public IActionResult OnGet(string part)
    {
        if (ManualText.Read(part, Url.Content("~/")) is not { } text)
        {
            return NotFound();
        }

        Text = text;
        return Page();
    }
}
