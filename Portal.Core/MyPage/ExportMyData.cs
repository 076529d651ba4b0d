using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Subsidies;

namespace Portal.Core.MyPage;

/// <summary>
/// 自分のデータを保存する: what the portal keeps of one person, and of the office that they work for now as far as their role sees it.
/// Each thing is read by the query that shows it on screen, when its turn comes.
/// </summary>
/// <param name="OfficeId">The one that the page named: another may have been chosen in another tab since. Null for somebody without one.</param>
public sealed record ExportMyData(Guid? OfficeId) : IRequest<Result<MyData>>;

/// <param name="Account">The person.</param>
/// <param name="Applications">助成金の申請 of the office, in the order in which they were begun.</param>
/// <param name="Events">操作の記録, the oldest first; to be read before anything else is asked.</param>
public sealed record MyData(MyAccountData Account, IReadOnlyList<MyDataApplication> Applications, IAsyncEnumerable<MyDataEvent> Events);

/// <param name="HasSecondFactor">二要素認証.</param>
public sealed record MyAccountData(
    string DisplayName, string LoginId, string Email, DateTimeOffset CreatedAt, DateTimeOffset? LastSignedInAt, bool HasSecondFactor);

/// <param name="IsDecided">There is a 通知書.</param>
/// <param name="LaterDecisions">決定後の処分, each with a 通知書 of its own.</param>
/// <param name="Files">必要な書類 that were not refused, those that were taken out of a returned application among them.</param>
public sealed record MyDataApplication(Guid Id, bool IsDecided, IReadOnlyList<Guid> LaterDecisions, IReadOnlyList<MyDataFile> Files);

/// <param name="IsTakenOut">差し替え: it was sent, and another one took its place.</param>
/// <param name="IsUnderCheck">検査中: nobody may open it yet.</param>
/// <param name="ChangeRequestedAt">When the 変更・中止・廃止の申請 was sent to which it was added; null for the application's own.</param>
public sealed record MyDataFile(Guid Id, string KindKey, string FileName, bool IsTakenOut, bool IsUnderCheck, DateTimeOffset? ChangeRequestedAt);

/// <param name="IsOwn">The person did it; otherwise somebody else, or somebody who was not signed in.</param>
/// <param name="ClientAddress">Of the person's own acts, and of what was tried without signing in.</param>
public sealed record MyDataEvent(DateTimeOffset At, string Action, string ObjectKind, bool IsOwn, string? ClientAddress);

public sealed class ExportMyDataHandler(PortalDbContext db, AttemptLimits limits, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportMyData, Result<MyData>>
{
    public static readonly AttemptLimit PerAccount = new("my-data", 5, TimeSpan.FromHours(1));

    public async Task<Result<MyData>> Handle(ExportMyData request, CancellationToken cancellationToken)
    {
        var accountId = user.AccountId!.Value;
        if (request.OfficeId != user.OfficeId)
        {
            return OfficePeopleErrors.AnotherOfficeChosen;
        }

        if (!await limits.AllowAsync(PerAccount, accountId.ToString(), cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "MyDataExported", nameof(Account), accountId, details: new { user.OfficeId }));
        await db.SaveChangesAsync(cancellationToken);

        var account = await db.Users.Where(a => a.Id == accountId).Select(a => new MyAccountData(
            a.DisplayName, a.UserName!, a.Email!, a.CreatedAt, a.LastSignedInAt, a.TwoFactorEnabled)).SingleAsync(cancellationToken);
        var applications = await db.SubsidyApplications.Where(a => a.OfficeId == user.OfficeId).OrderBy(a => a.Id)
            .Select(a => new MyDataApplication(
                a.Id,
                db.SubsidyDecisions.Any(d => d.ApplicationId == a.Id),
                db.LaterDecisions.Where(d => d.ApplicationId == a.Id).OrderBy(d => d.FiscalYear).ThenBy(d => d.Number).Select(d => d.Id).ToList(),
                db.EvidenceFiles.Where(f => f.ApplicationId == a.Id && f.Status != EvidenceStatus.Refused)
                    .OrderBy(f => f.UploadedAt).ThenBy(f => f.Id)
                    .Select(f => new MyDataFile(
                        f.Id, f.KindKey, f.FileName, f.TakenOutAt != null, f.Status != EvidenceStatus.Clean,
                        db.ChangeRequests.Where(r => r.Id == f.ChangeRequestId).Select(r => (DateTimeOffset?)r.RequestedAt).SingleOrDefault())).ToList()))
            .AsSplitQuery().ToListAsync(cancellationToken);
        return new MyData(account, applications, EventsOf(accountId).AsAsyncEnumerable());
    }

    /// <summary>What the person did with themselves and with this office, and what happened to their account. Other offices' things stay out.</summary>
    private IQueryable<MyDataEvent> EventsOf(Guid accountId)
    {
        var applications = db.SubsidyApplications.Where(a => a.OfficeId == user.OfficeId).Select(a => a.Id);
        var ownOffice = $"\"OfficeId\":\"{user.OfficeId}\"";
        return db.AuditEvents.AsNoTracking()
            .Where(e => !e.Details.Contains("\"OfficeId\":\"") || e.Details.Contains(ownOffice))
            .Where(e => e.ObjectId == accountId || (e.ActorId == accountId && (e.ObjectKind == nameof(AccountSession)
                || e.ObjectId == user.OfficeId || applications.Contains(e.ObjectId))))
            .OrderBy(e => e.Id)
            .Select(e => new MyDataEvent(
                e.At, e.Action, e.ObjectKind, e.ActorId == accountId,
                e.ActorId == accountId || e.ActorKind == "Visitor" ? e.ClientAddress : null));
    }
}
