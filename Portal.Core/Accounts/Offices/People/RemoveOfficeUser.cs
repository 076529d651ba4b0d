using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>利用者を外す: from the next click on the person sees nothing of the office any more, and is told by mail. What they sent stays.</summary>
/// <param name="OfficeId">The one that the page named: another may have been chosen in another tab since.</param>
/// <param name="AccountId">Who is removed.</param>
public sealed record RemoveOfficeUser(Guid OfficeId, Guid AccountId) : IRequest<Result>;

public sealed class RemoveOfficeUserHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemoveOfficeUser, Result>
{
    public async Task<Result> Handle(RemoveOfficeUser request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await db.HoldPeopleForAsync(user, request.OfficeId, cancellationToken);
        if (held.Failed)
        {
            return Result.Fail(held.Errors);
        }

        if (request.AccountId == user.AccountId)
        {
            return OfficePeopleErrors.Yourself;
        }

        if (held.Value.SingleOrDefault(m => m.AccountId == request.AccountId) is not { } member)
        {
            return OfficePeopleErrors.NotFound;
        }

        var now = clock.GetUtcNow();
        member.Leave(now);
        await db.CloseInvitationsByAsync(user, member, now, cancellationToken);
        var name = await db.Offices.Where(o => o.Id == member.OfficeId).Select(o => o.Name).SingleAsync(cancellationToken);
        var email = await db.Users.Where(a => a.Id == member.AccountId).Select(a => a.Email!).SingleAsync(cancellationToken);
        db.Add(OutgoingMail.Compose(email, new OfficeUserRemovedMail(name), now, member.AccountId));
        db.Add(AuditEvent.By(user, now, "OfficeUserRemoved", nameof(Account), member.AccountId, details: new { member.OfficeId }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
