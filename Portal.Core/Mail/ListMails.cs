using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Mail;

/// <summary>The outbox as the operators see it, newest first.</summary>
/// <param name="Status">Only mails in this state; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record ListMails(MailStatus? Status, int Page) : IRequest<MailList>
{
    public const int PageSize = 50;
}

/// <param name="Rows">One page.</param>
/// <param name="Total">Of the chosen state.</param>
/// <param name="Stop">Why nothing is sent at all; null while mail flows.</param>
public sealed record MailList(IReadOnlyList<MailRow> Rows, int Total, string? Stop);

public sealed record MailRow(
    Guid Id, string Recipient, string Subject, MailStatus Status, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, int Attempts, string? Problem);

public sealed class ListMailsHandler(PortalDbContext db) : IRequestHandler<ListMails, MailList>
{
    public async Task<MailList> Handle(ListMails request, CancellationToken cancellationToken)
    {
        var mails = db.OutgoingMails.AsNoTracking();
        if (request.Status is { } status)
        {
            mails = mails.Where(m => m.Status == status);
        }

        var rows = await mails.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id)
            .Skip((Math.Max(request.Page, 1) - 1) * ListMails.PageSize).Take(ListMails.PageSize)
            .Select(m => new MailRow(m.Id, m.Recipient, m.Subject, m.Status, m.CreatedAt, m.SentAt, m.Attempts, m.Problem))
            .ToListAsync(cancellationToken);
        var stop = await db.MailCircuits.Where(c => c.OpenedAt != null).Select(c => c.Problem).SingleOrDefaultAsync(cancellationToken);
        return new MailList(rows, await mails.CountAsync(cancellationToken), stop);
    }
}
