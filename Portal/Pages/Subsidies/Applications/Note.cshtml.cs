using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

[OpensByProxy(ProxyScope.Form)]
public sealed class NoteModel(IMediator mediator) : PageModel, IPageContent, ISectionPage
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public string? Mark { get; set; }

    [BindProperty] public string? Text { get; set; }

    public ApplicationView? View { get; set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View ??= await mediator.Send(new FindApplication(Id), cancellationToken);
        return View?.MayChange(ApplicationSection.Note) == true;
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadContentAsync(cancellationToken))
        {
            Mark = ApplicationForm.MarkOf(View!.Form.Note);
            Text = View.Form.Note?.Text;
        }
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var note = new NoteForm(Text);
        return this.SaveAsync(mediator, new ApplicationForm { Note = note }, cancellationToken);
    }
}
