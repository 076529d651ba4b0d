using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>担当者を削除する.</summary>
/// <returns>False for who is not the own insurer's, or gone already.</returns>
public sealed record RemoveContactPerson(Guid Id) : IRequest<bool>;

public sealed class RemoveContactPersonHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemoveContactPerson, bool>
{
    public async Task<bool> Handle(RemoveContactPerson request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var gone = await db.ContactPersons.Where(c => c.Id == request.Id && c.InsurerId == user.InsurerId).ExecuteDeleteAsync(cancellationToken);
        if (gone == 0)
        {
            return false;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ContactPersonRemoved", nameof(ContactPerson), request.Id));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
