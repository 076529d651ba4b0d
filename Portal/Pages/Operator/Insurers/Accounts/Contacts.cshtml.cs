using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Insurers.Accounts;

/// <summary>A list to be filled in: the insurers for whom no account was issued. It holds nothing about people.</summary>
public sealed class ContactsModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? q, InsurerKind? kind, CancellationToken cancellationToken) => new CsvResult(
        "アカウントの連絡先.csv", AccountContactCsv.Headings,
        await mediator.Send(new ExportAccountContacts(new InsurerAccountFilter(q, kind)), cancellationToken));
}
