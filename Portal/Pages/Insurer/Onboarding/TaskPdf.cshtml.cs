using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding;

/// <summary>A file of a task, for the people of its insurer.</summary>
public sealed class TaskPdfModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int number, Guid fileId, CancellationToken cancellationToken) =>
        await mediator.Send(new OpenTaskFile(fileId, number), cancellationToken) is { } pdf ? this.ShowPdf(pdf) : NotFound();
}
