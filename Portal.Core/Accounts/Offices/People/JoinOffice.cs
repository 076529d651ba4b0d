using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// 招待に応じて参加する, with the account that is signed in. From then on this browser works for the office. Once more by the same person, a
/// second click or a retry, it is no refusal.
/// </summary>
/// <param name="Token">From the mailed address.</param>
public sealed record JoinOffice(string Token) : IRequest<Result>;

public sealed class JoinOfficeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<JoinOffice, Result>
{
    public async Task<Result> Handle(JoinOffice request, CancellationToken cancellationToken)
    {
        if (user.Role != AccountRole.OfficeUser)
        {
            return OfficePeopleErrors.AnotherKindOfAccount;
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The office before the invitation, as whoever takes an invitation back holds them.
        var hash = SecretToken.HashOf(request.Token);
        var officeId = await db.OfficeInvitations.Where(i => i.TokenHash == hash).Select(i => (Guid?)i.OfficeId).SingleOrDefaultAsync(cancellationToken);
        var people = await db.HoldPeopleAsync(officeId, cancellationToken);
        var member = people.SingleOrDefault(m => m.AccountId == user.AccountId);
        if (await db.HoldInvitationAsync(request.Token, now, cancellationToken) is not { } invitation)
        {
            if (member is null || !await db.OfficeInvitations.AnyAsync(i => i.TokenHash == hash && i.AcceptedById == user.AccountId, cancellationToken))
            {
                return OfficePeopleErrors.InvitationUnusable;
            }

            await WorkForAsync(member.OfficeId, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return Result.Done;
        }

        invitation.Accept(user.AccountId!.Value, now);
        if (member is not null)
        {
            member.IsAdministrator |= invitation.IsAdministrator;
        }
        else
        {
            db.Add(invitation.Membership(user.AccountId.Value, now));
        }

        db.Add(AuditEvent.By(
            user, now, "OfficeJoined", nameof(Office), invitation.OfficeId, details: new { Administrator = invitation.IsAdministrator }));
        await db.SaveChangesAsync(cancellationToken);
        await db.AccountSessions.Where(s => s.Id == user.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.OfficeId, invitation.OfficeId).SetProperty(x => x.ProxyId, (Guid?)null), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>Another browser of the same person, or this one when it has been switched meanwhile.</summary>
    private async Task WorkForAsync(Guid officeId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.AccountSessions.Where(s => s.Id == user.SessionId && (s.OfficeId != officeId || s.ProxyId != null))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.OfficeId, officeId).SetProperty(x => x.ProxyId, (Guid?)null), cancellationToken) > 0)
        {
            db.Add(AuditEvent.By(user, now, "OfficeChosen", nameof(Office), officeId));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
