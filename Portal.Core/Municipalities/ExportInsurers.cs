using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>保険者の一覧をCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportInsurers(InsurerFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings = ["保険者番号", "名称", "種別", "アカウント", "管理者"];
}

public sealed class ExportInsurersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportInsurers, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(
        ExportInsurers request, CancellationToken cancellationToken)
    {
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "InsurersExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);

        var found = request.Filter.Apply(db.Insurers.AsNoTracking());
        return request.Filter.Order(found).ToRows(db).AsAsyncEnumerable().Select(Cells);
    }

    private static IReadOnlyList<object?> Cells(InsurerRow i) =>
        [i.InsurerNumber, i.Name, i.Kind.Text(), i.Accounts, i.Administrators];
}
