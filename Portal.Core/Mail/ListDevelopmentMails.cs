using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Mail;

/// <param name="To">Part of the recipient's address; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record ListDevelopmentMails(string? To, int Page) : IRequest<DevelopmentMailList>;

public sealed record DevelopmentMailList(IReadOnlyList<DevelopmentMail> Mails, int Count, int Page);

public sealed class ListDevelopmentMailsHandler(PortalDbContext db) : IRequestHandler<ListDevelopmentMails, DevelopmentMailList>
{
    public async Task<DevelopmentMailList> Handle(ListDevelopmentMails request, CancellationToken cancellationToken)
    {
        var mails = db.DevelopmentMails.AsNoTracking();
        if (request.To?.Trim() is { Length: > 0 } part)
        {
            mails = mails.Where(m => m.Recipient.Contains(part));
        }

        var count = await mails.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await mails.OrderByDescending(m => m.ReceivedAt).ThenByDescending(m => m.Id)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        return new DevelopmentMailList(rows, count, page);
    }
}

/// <summary>One mail of Development's mailbox; null when there is none.</summary>
public sealed record ReadDevelopmentMail(Guid Id) : IRequest<DevelopmentMail?>;

public sealed class ReadDevelopmentMailHandler(PortalDbContext db) : IRequestHandler<ReadDevelopmentMail, DevelopmentMail?>
{
    public Task<DevelopmentMail?> Handle(ReadDevelopmentMail request, CancellationToken cancellationToken) =>
        db.DevelopmentMails.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken);
}
