using MediatR;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>管理者にする, or not any more. An office always keeps one: handing over is to make another first, then to step back.</summary>
/// <param name="OfficeId">The one that the page named: another may have been chosen in another tab since.</param>
/// <param name="AccountId">Whose role.</param>
/// <param name="IsAdministrator">From now on.</param>
public sealed record SwitchOfficeAdministrator(Guid OfficeId, Guid AccountId, bool IsAdministrator) : IRequest<Result>;

public sealed class SwitchOfficeAdministratorHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SwitchOfficeAdministrator, Result>
{
    public async Task<Result> Handle(SwitchOfficeAdministrator request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await db.HoldPeopleForAsync(user, request.OfficeId, cancellationToken);
        if (held.Failed)
        {
            return Result.Fail(held.Errors);
        }

        var people = held.Value;
        if (people.SingleOrDefault(m => m.AccountId == request.AccountId) is not { } member)
        {
            return OfficePeopleErrors.NotFound;
        }

        if (!request.IsAdministrator && await db.HaveNoAdministratorButAsync(people, member, cancellationToken))
        {
            return OfficePeopleErrors.LastAdministrator;
        }

        if (member.IsAdministrator != request.IsAdministrator)
        {
            var now = clock.GetUtcNow();
            member.IsAdministrator = request.IsAdministrator;
            if (!request.IsAdministrator)
            {
                await db.CloseInvitationsByAsync(user, member, now, cancellationToken);
            }

            db.Add(AuditEvent.By(user, now, "OfficeAdministratorSwitched", nameof(Account), member.AccountId, details: new
            {
                member.OfficeId,
                Administrator = member.IsAdministrator,
            }));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
