using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>アカウントの復旧, for the secretariat; null for everybody else.</summary>
public sealed record FindAccountRecovery(Guid Id) : IRequest<RecoveryDetails?>;

/// <param name="Recovery">The row.</param>
/// <param name="LoginId">Whose.</param>
/// <param name="DisplayName">氏名.</param>
/// <param name="Offices">所属, with the telephone number that the register knew.</param>
/// <param name="RequestedBy">氏名 of the first operator.</param>
/// <param name="ConfirmedBy">氏名 of the second; null before.</param>
/// <param name="EndedBy">氏名 of who stopped it; null otherwise.</param>
public sealed record RecoveryDetails(
    AccountRecovery Recovery, string LoginId, string DisplayName, IReadOnlyList<RecoveryOffice> Offices, string? RequestedBy, string? ConfirmedBy,
    string? EndedBy);

/// <param name="Name">名称.</param>
/// <param name="Number">番号.</param>
/// <param name="RegisterFacts">As the register knew it: what is called back.</param>
public sealed record RecoveryOffice(string Name, string Number, OfficeFacts RegisterFacts);

public sealed class FindAccountRecoveryHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindAccountRecovery, RecoveryDetails?>
{
    public async Task<RecoveryDetails?> Handle(FindAccountRecovery request, CancellationToken cancellationToken) => user.Role != AccountRole.Operator
        ? null
        : await (
            from r in db.AccountRecoveries.AsNoTracking()
            join a in db.Users on r.AccountId equals a.Id
            where r.Id == request.Id
            select new RecoveryDetails(
                r, a.UserName!, a.DisplayName,
                db.OfficeMemberships.Where(m => m.AccountId == a.Id && m.LeftAt == null)
                    .Join(db.Offices, m => m.OfficeId, o => o.Id, (m, o) => new { m, o }).OrderBy(x => x.m.JoinedAt).ThenBy(x => x.m.Id)
                    .Select(x => new RecoveryOffice(x.o.Name, x.o.Number, x.o.RegisterFacts)).ToList(),
                db.Users.Where(u => u.Id == r.RequestedById).Select(u => u.DisplayName).FirstOrDefault(),
                db.Users.Where(u => u.Id == r.ConfirmedById).Select(u => u.DisplayName).FirstOrDefault(),
                db.Users.Where(u => u.Id == r.EndedById).Select(u => u.DisplayName).FirstOrDefault())).SingleOrDefaultAsync(cancellationToken);
}
