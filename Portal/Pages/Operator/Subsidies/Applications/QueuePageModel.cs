using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>A page of one application. The filter of the queue from which it was opened goes along through every link, form and act.</summary>
public abstract class QueuePageModel : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [FromQuery(Name = "q")] public string? Text { get; set; }

    [FromQuery] public string? State { get; set; }

    [FromQuery] public bool Mine { get; set; }

    [FromQuery] public int? Year { get; set; }

    public string QueueAddress => Url.Page("Index", new { q = Text, State, Mine = Mine ? "true" : null, Year })!;

    public string DetailsAddress => AddressOf("Details", Id);

    /// <summary>A page of an application of this queue.</summary>
    /// <param name="page">Its name in this folder.</param>
    /// <param name="id">The application.</param>
    /// <param name="handler">For a form; null otherwise.</param>
    public string AddressOf(string page, Guid id, string? handler = null) =>
        Url.Page(page, handler, new { id, q = Text, State, Mine = Mine ? "true" : null, Year })!;

    /// <summary>Back to the application, where it is said what has been done.</summary>
    protected RedirectToPageResult TellOnDetails(string done) =>
        RedirectToPage("Details", new { id = Id, q = Text, State, Mine = Mine ? "true" : null, Year, done });
}
