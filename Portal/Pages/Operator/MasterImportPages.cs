using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator;

/// <summary>A page on which the file of one list is chosen.</summary>
public interface IMasterUpload
{
    IFormFile? Upload { get; }

    /// <summary>The file that was to be confirmed is there no more.</summary>
    bool IsGone { get; }
}

/// <summary>A page that shows what an import of one list would do, with the button that does it.</summary>
public interface IMasterImportPreview
{
    Guid Id { get; }

    /// <summary>Which rows are shown; null for all that change something.</summary>
    MasterImportOutcome? Show { get; }

    int? P { get; }

    MasterImportPlan Plan { get; }
}

/// <summary>What the pages of both lists do with a file.</summary>
internal static class MasterImportPages
{
    // More than is taken, so that a file somewhat too large is told so on the page itself.
    public const int RequestBytes = 5 * MasterImport.MaxBytes;

    public static async Task<IActionResult> TakeAsync<TPage>(
        this TPage page, IMediator mediator, MasterListKind kind, CancellationToken cancellationToken)
        where TPage : PageModel, IMasterUpload
    {
        await using var content = page.Upload?.OpenReadStream();
        var result = await mediator.Send(new UploadMasterImport(kind, content), cancellationToken);

        return result.Failed ? page.ShowErrors(result) : page.RedirectToPage("ImportPreview", new { id = result.Value });
    }

    public static async Task<IActionResult> ImportAsync(
        this PageModel page, IMediator mediator, ConfirmMasterImport import, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(import, cancellationToken);

        return !result.Failed ? page.RedirectToPage("Index", new { done = "imported", added = result.Value.Added, changed = result.Value.Changed, ended = result.Value.Gone })
            : result.Errors.Contains(MasterImportErrors.Gone) ? page.RedirectToPage("Import", new { gone = true })
            : page.ShowErrors(result);
    }
}
