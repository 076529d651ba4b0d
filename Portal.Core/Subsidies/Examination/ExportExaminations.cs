using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>助成金の審査の一覧をCSVに書き出す: what the list shows, all pages of it, read row by row.</summary>
public sealed record ExportExaminations(ExaminationFilter Filter) : IRequest<IAsyncEnumerable<ExaminationRow>>;

public sealed class ExportExaminationsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportExaminations, IAsyncEnumerable<ExaminationRow>>
{
    public async Task<IAsyncEnumerable<ExaminationRow>> Handle(ExportExaminations request, CancellationToken cancellationToken)
    {
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ExaminationsExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);

        return (await request.Filter.ApplyAsync(db.SentApplications().AsNoTracking(), db, user, cancellationToken)).ToRows(db).AsAsyncEnumerable();
    }
}
