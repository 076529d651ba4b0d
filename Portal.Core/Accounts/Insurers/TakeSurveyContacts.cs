using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Municipalities;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// アンケートの担当者を連絡先にする: of the insurers that have no administrator now, the contact of いま有効な回答. Only somebody who signed in can have
/// answered, so these are insurers whose administrators were disabled since, or have only staff left. Nobody gets an account yet.
/// </summary>
public sealed record TakeSurveyContacts : IRequest<Result<Guid>>;

public sealed class TakeSurveyContactsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<TakeSurveyContacts, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(TakeSurveyContacts request, CancellationToken cancellationToken)
    {
        var without = await new InsurerAccountFilter(State: InsurerAccountState.NotIssued).Apply(db)
            .Select(i => new { i.Id, i.InsurerNumber }).ToDictionaryAsync(i => i.Id, i => i.InsurerNumber, cancellationToken);
        var contacts = (await db.AnswersInForceAsync(cancellationToken)).Answers.Select(a => a.Answer)
            .Where(a => without.ContainsKey(a.InsurerId)).Take(AccountRun.MaxRows)
            .Select((a, index) => new AccountContact(index + 2, without[a.InsurerId], a.ContactName, a.ContactDepartment, a.ContactEmail)).ToList();
        return contacts.Count == 0
            ? AccountRunErrors.NoSurveyContacts
            : await db.KeepContactsAsync(AccountContactCsv.Write(contacts), user.AccountId!.Value, clock.GetUtcNow(), cancellationToken);
    }
}
