using MediatR;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>事業所・医療機関から抜ける. The last administrator hands over first.</summary>
/// <param name="OfficeId">The one that the page named: another may have been chosen in another tab since.</param>
public sealed record LeaveOffice(Guid OfficeId) : IRequest<Result>;

public sealed class LeaveOfficeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<LeaveOffice, Result>
{
    public async Task<Result> Handle(LeaveOffice request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var people = await db.HoldPeopleAsync(request.OfficeId, cancellationToken);
        if (people.SingleOrDefault(m => m.AccountId == user.AccountId) is not { } member)
        {
            return OfficeErrors.NoOffice;
        }

        if (await db.HaveNoAdministratorButAsync(people, member, cancellationToken))
        {
            return OfficePeopleErrors.LastAdministrator;
        }

        var now = clock.GetUtcNow();
        member.Leave(now);
        await db.CloseInvitationsByAsync(user, member, now, cancellationToken);
        db.Add(AuditEvent.By(user, now, "OfficeLeft", nameof(Office), member.OfficeId));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
