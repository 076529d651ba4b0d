using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>利用者の一覧 of the office that the person works for now; null without one.</summary>
public sealed record ListOfficePeople : IRequest<OfficePeopleView?>;

/// <param name="OfficeName">名称.</param>
/// <param name="People">Those who belong to it, in the order in which they joined.</param>
/// <param name="Invitations">Open ones, the newest first.</param>
/// <param name="MayChange">The asking person is an administrator.</param>
public sealed record OfficePeopleView(
    string OfficeName, IReadOnlyList<OfficePerson> People, IReadOnlyList<OpenInvitation> Invitations, bool MayChange);

/// <param name="Id">The account.</param>
/// <param name="IsSelf">The asking person.</param>
/// <param name="IsDisabled">利用停止中.</param>
public sealed record OfficePerson(
    Guid Id, string DisplayName, string LoginId, string Email, bool IsAdministrator, DateTimeOffset JoinedAt, bool IsSelf, bool IsDisabled);

/// <param name="Until">The last instant of the mailed address.</param>
public sealed record OpenInvitation(Guid Id, string Email, bool IsAdministrator, DateTimeOffset InvitedAt, DateTimeOffset Until);

public sealed class ListOfficePeopleHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListOfficePeople, OfficePeopleView?>
{
    public async Task<OfficePeopleView?> Handle(ListOfficePeople request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Offices.AsNoTracking().Where(o => o.Id == user.OfficeId).Select(o => new OfficePeopleView(
            o.Name,
            db.OfficeMemberships.Where(m => m.OfficeId == o.Id && m.LeftAt == null)
                .Join(db.Users, m => m.AccountId, a => a.Id, (m, a) => new { m, a })
                .OrderBy(x => x.m.JoinedAt).ThenBy(x => x.m.Id)
                .Select(x => new OfficePerson(
                    x.a.Id, x.a.DisplayName, x.a.UserName!, x.a.Email!, x.m.IsAdministrator, x.m.JoinedAt, x.a.Id == user.AccountId,
                    x.a.DisabledAt != null))
                .ToList(),
            db.OfficeInvitations.Where(i => i.OfficeId == o.Id && i.ClosedAt == null && i.ExpiresAt > now)
                .OrderByDescending(i => i.Id)
                .Select(i => new OpenInvitation(i.Id, i.Email, i.IsAdministrator, i.InvitedAt, i.ExpiresAt)).ToList(),
            user.IsOfficeAdministrator)).AsSplitQuery().SingleOrDefaultAsync(cancellationToken);
    }
}
