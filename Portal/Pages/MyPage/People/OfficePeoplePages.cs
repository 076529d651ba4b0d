using MediatR;
using Portal.Core.Accounts;

namespace Portal.Pages.MyPage.People;

internal static class OfficePeoplePages
{
    /// <summary>Somebody whom the asking administrator looks after; null for everybody else.</summary>
    public static async Task<OfficePerson?> FindOfficePersonAsync(this IMediator mediator, Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new ListOfficePeople(), cancellationToken) is { MayChange: true } view
            ? view.People.SingleOrDefault(p => p.Id == id)
            : null;
}
