using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>アカウントの一覧をCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportAccounts(AccountFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings = ["氏名", "組織", "部署", "ログインID", "役割", "状態", "最後のログイン"];
}

public sealed class ExportAccountsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportAccounts, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(
        ExportAccounts request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        db.Add(AuditEvent.By(user, now, "AccountsExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);

        var found = request.Filter.Apply(db.AccountsInCareOf(user), db, now);
        return request.Filter.Order(found).ToRows(db, now).AsAsyncEnumerable().Select(Cells);
    }

    private static IReadOnlyList<object?> Cells(AccountRow a) =>
    [
        a.DisplayName, a.Organisation, a.Department, a.LoginId, a.Role.Text(), a.State.Text(), a.LastSignedInAt,
    ];
}
