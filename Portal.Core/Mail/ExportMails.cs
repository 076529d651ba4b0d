using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Mail;

/// <summary>送信メールの一覧をCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportMails(MailFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings = ["作成", "あて先", "件名", "状態", "試行"];
}

public sealed class ExportMailsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportMails, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(ExportMails request, CancellationToken cancellationToken)
    {
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "MailsExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);

        var found = request.Filter.Apply(db.OutgoingMails.AsNoTracking());
        return request.Filter.Order(found).ToRows().AsAsyncEnumerable().Select(Cells);
    }

    private static IReadOnlyList<object?> Cells(MailRow m) => [m.CreatedAt, m.Recipient, m.Subject, m.Status.Text(), m.Attempts];
}
