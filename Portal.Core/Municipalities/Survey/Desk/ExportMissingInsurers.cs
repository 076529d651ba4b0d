using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>まだ回答していない団体の一覧をCSVに書き出す.</summary>
public sealed record ExportMissingInsurers(Guid SurveyId, string? Prefecture) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>?>
{
    public static readonly IReadOnlyList<string> Headings = ["保険者番号", "名称", "入力の途中", "管理者", "最後に知らせた日時"];
}

public sealed class ExportMissingInsurersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportMissingInsurers, IAsyncEnumerable<IReadOnlyList<object?>>?>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>?> Handle(ExportMissingInsurers request, CancellationToken cancellationToken)
    {
        if (!await db.ReadinessSurveys.AnyAsync(s => s.Id == request.SurveyId, cancellationToken))
        {
            return null;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "SurveyMissingExported", nameof(ReadinessSurvey), request.SurveyId));
        await db.SaveChangesAsync(cancellationToken);
        var prefecture = request.Prefecture ?? "";
        return db.MissingIn(request.SurveyId).Where(i => i.InsurerNumber.StartsWith(prefecture)).ToMissing(db, request.SurveyId).AsAsyncEnumerable()
            .Select(m => (IReadOnlyList<object?>)[m.InsurerNumber, m.InsurerName, m.SavedAt, m.Administrators, m.RemindedAt]);
    }
}
