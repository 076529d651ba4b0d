using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

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
/// <param name="LastSignedInAt">最後のログイン: after the record it says that nothing was lost; null for never.</param>
/// <param name="ObjectionMail">The mail to the old address, from which the waiting time counts; null before the confirmation.</param>
public sealed record RecoveryDetails(
    AccountRecovery Recovery, string LoginId, string DisplayName, IReadOnlyList<RecoveryOffice> Offices, string? RequestedBy, string? ConfirmedBy,
    string? EndedBy, DateTimeOffset? LastSignedInAt, RecoveryMailState? ObjectionMail)
{
    /// <summary>Why the asking operator cannot confirm it; null when they can, and when nobody can any more.</summary>
    public Error? Refusal { get; init; }
}

/// <param name="Status">How far it has come.</param>
/// <param name="Problem">Why it did not arrive; null when nothing is known.</param>
/// <param name="HasReply">A server has answered: a refusal counts as the end of what can be done.</param>
public sealed record RecoveryMailState(Guid Id, MailStatus Status, string? Problem, bool HasReply);

/// <param name="Name">名称.</param>
/// <param name="Number">番号.</param>
/// <param name="RegisterFacts">As the register knew it: what is called back.</param>
public sealed record RecoveryOffice(string Name, string Number, OfficeFacts RegisterFacts);

public sealed class FindAccountRecoveryHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindAccountRecovery, RecoveryDetails?>
{
    public async Task<RecoveryDetails?> Handle(FindAccountRecovery request, CancellationToken cancellationToken)
    {
        var found = user.Role == AccountRole.Operator ? await FindAsync(request.Id, cancellationToken) : null;
        return found?.Recovery.Status == RecoveryStatus.Requested
            ? found with { Refusal = await db.RefusalOfAsync(found.Recovery, user, cancellationToken) }
            : found;
    }

    private Task<RecoveryDetails?> FindAsync(Guid id, CancellationToken cancellationToken) => (
        from r in db.AccountRecoveries.AsNoTracking()
        join a in db.Users on r.AccountId equals a.Id
        where r.Id == id
        select new RecoveryDetails(
            r, a.UserName!, a.DisplayName,
            db.OfficeMemberships.Where(m => m.AccountId == a.Id && m.LeftAt == null)
                .Join(db.Offices, m => m.OfficeId, o => o.Id, (m, o) => new { m, o }).OrderBy(x => x.m.JoinedAt).ThenBy(x => x.m.Id)
                .Select(x => new RecoveryOffice(x.o.Name, x.o.Number, x.o.RegisterFacts)).ToList(),
            db.Users.Where(u => u.Id == r.RequestedById).Select(u => u.DisplayName).FirstOrDefault(),
            db.Users.Where(u => u.Id == r.ConfirmedById).Select(u => u.DisplayName).FirstOrDefault(),
            db.Users.Where(u => u.Id == r.EndedById).Select(u => u.DisplayName).FirstOrDefault(),
            a.LastSignedInAt,
            db.OutgoingMails.Where(m => m.Id == r.ObjectionMailId)
                .Select(m => new RecoveryMailState(m.Id, m.Status, m.Problem, m.ReplyCode != null)).FirstOrDefault())).SingleOrDefaultAsync(cancellationToken);
}
