using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>
/// 招待の画面. Changes nothing: mail scanners open links, too. Null for an address that opens nothing (any more), unless the asking person
/// joined with it and still belongs to the office.
/// </summary>
public sealed record FindOfficeInvitation(string Token) : IRequest<OfficeInvitationView?>;

/// <param name="OfficeId">The office.</param>
/// <param name="OfficeName">名称.</param>
/// <param name="Kind">種別.</param>
/// <param name="Inviter">氏名 of who invited.</param>
/// <param name="Email">Where the mail went: the address of a new account.</param>
/// <param name="IsAdministrator">管理者 from the start.</param>
/// <param name="Until">The last instant of the mailed address.</param>
/// <param name="HasJoined">The asking person did, with this invitation.</param>
public sealed record OfficeInvitationView(
    Guid OfficeId, string OfficeName, OfficeKind Kind, string Inviter, string Email, bool IsAdministrator, DateTimeOffset Until, bool HasJoined);

public sealed class FindOfficeInvitationHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<FindOfficeInvitation, OfficeInvitationView?>
{
    public async Task<OfficeInvitationView?> Handle(FindOfficeInvitation request, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(request.Token), clock.GetUtcNow());
        return await (
            from i in db.OfficeInvitations
            join o in db.Offices on i.OfficeId equals o.Id
            join a in db.Users on i.InvitedById equals a.Id
            where i.TokenHash == hash && ((i.ClosedAt == null && i.ExpiresAt > now)
                || (i.AcceptedById != null && i.AcceptedById == user.AccountId
                    && db.OfficeMemberships.Any(m => m.OfficeId == i.OfficeId && m.AccountId == user.AccountId && m.LeftAt == null)))
            select new OfficeInvitationView(
                o.Id, o.Name, o.Kind, a.DisplayName, i.Email, i.IsAdministrator, i.ExpiresAt, i.AcceptedById != null))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
