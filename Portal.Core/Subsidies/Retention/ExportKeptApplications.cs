using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>これから削除する申請、または保存期間が過ぎても残している申請をCSVに書き出す: all of them, what goes first at the top, read row by row.</summary>
/// <param name="Held">Whose 保存期間 is over; false for those that are still kept.</param>
public sealed record ExportKeptApplications(bool Held) : IRequest<KeptApplications>;

/// <param name="Years">保存期間, years.</param>
/// <param name="Rows">The applications.</param>
public sealed record KeptApplications(int Years, IAsyncEnumerable<KeptApplication> Rows);

public sealed class ExportKeptApplicationsHandler(
    PortalDbContext db, IOptionsSnapshot<RetentionOptions> options, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportKeptApplications, KeptApplications>
{
    public async Task<KeptApplications> Handle(ExportKeptApplications request, CancellationToken cancellationToken)
    {
        db.Add(AuditEvent.By(
            user, clock.GetUtcNow(), "KeptApplicationsExported", nameof(Account), user.AccountId!.Value, details: new { request.Held }));
        await db.SaveChangesAsync(cancellationToken);

        var (today, years) = (clock.TodayInJapan(), options.Value.SubsidyYears);
        var records = request.Held ? db.HeldRecordsOn(today, years) : db.NextRecordsOn(today, years);
        return new KeptApplications(years, records.OldestFirst().ToKept(db).AsAsyncEnumerable());
    }
}
