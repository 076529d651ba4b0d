using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Web;

namespace Portal.Pages.MyPage.People;

internal static class OfficePeoplePages
{
    /// <summary>Somebody whom the asking administrator looks after; null for everybody else.</summary>
    public static async Task<OfficePerson?> FindOfficePersonAsync(this IMediator mediator, Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new ListOfficePeople(), cancellationToken) is { MayChange: true } view
            ? view.People.SingleOrDefault(p => p.Id == id)
            : null;

    /// <summary>Whose office was switched in another tab is led to where they can see it and switch back.</summary>
    public static IActionResult AnswerPeople(this PageModel page, Result result, string done) =>
        result.Errors.Contains(OfficePeopleErrors.AnotherOfficeChosen) ? new RedirectResult("/my/offices?refused=switched")
        : result.Failed ? page.ShowErrors(result)
        : new RedirectResult($"/my/people?done={done}");
}
