using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Mail;

/// <summary>The outbox as the operators see it, newest first.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListMails(MailFilter Filter, int Page) : IRequest<MailList>;

/// <param name="Rows">One page.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Stop">Why nothing is sent at all; null while mail flows.</param>
public sealed record MailList(IReadOnlyList<MailRow> Rows, int Count, int Page, string? Stop);

/// <summary>送信メールの一覧の1行.</summary>
public sealed record MailRow(Guid Id, string Recipient, string Subject, MailStatus Status, DateTimeOffset CreatedAt, int Attempts);

public sealed class ListMailsHandler(PortalDbContext db) : IRequestHandler<ListMails, MailList>
{
    public async Task<MailList> Handle(ListMails request, CancellationToken cancellationToken)
    {
        var found = request.Filter.Apply(db.OutgoingMails.AsNoTracking());
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await request.Filter.Order(found)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .ToRows().ToListAsync(cancellationToken);
        var stop = await db.MailCircuits.Where(c => c.OpenedAt != null).Select(c => c.Problem).SingleOrDefaultAsync(cancellationToken);
        return new MailList(rows, count, page, stop);
    }
}
