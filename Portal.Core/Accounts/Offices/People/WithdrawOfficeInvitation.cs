using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>招待を取り消す: the mailed address opens nothing any more. What is closed already is no refusal.</summary>
public sealed record WithdrawOfficeInvitation(Guid Id) : IRequest<Result>;

public sealed class WithdrawOfficeInvitationHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<WithdrawOfficeInvitation, Result>
{
    public async Task<Result> Handle(WithdrawOfficeInvitation request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await IsOfAnotherOfficeOfMineAsync(request.Id, cancellationToken))
        {
            return OfficePeopleErrors.AnotherOfficeChosen;
        }

        if (!(await db.HoldPeopleAsync(user.OfficeId, cancellationToken)).AreLookedAfterBy(user))
        {
            return OfficePeopleErrors.NotAdministrator;
        }

        var invitation = (await db.OfficeInvitations.FromSql($"""
            SELECT *, xmin FROM office_invitations
            WHERE id = {request.Id} AND office_id = {user.OfficeId} AND closed_at IS NULL FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (invitation is not null)
        {
            var now = clock.GetUtcNow();
            invitation.Close(now);
            await db.WithdrawMailsAsync([invitation.Id], _ => true, cancellationToken);
            db.Add(AuditEvent.By(user, now, "OfficeInvitationWithdrawn", nameof(OfficeInvitation), invitation.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    // Whose other office it is has been switched in another tab: that nothing was taken back is said.
    private Task<bool> IsOfAnotherOfficeOfMineAsync(Guid id, CancellationToken cancellationToken) => db.OfficeInvitations.AnyAsync(
        i => i.Id == id && i.OfficeId != user.OfficeId
            && db.OfficeMemberships.Any(m => m.OfficeId == i.OfficeId && m.AccountId == user.AccountId && m.LeftAt == null),
        cancellationToken);
}
