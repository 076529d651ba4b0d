using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>担当者 of the own insurer, at most <see cref="ContactPerson.Most"/>.</summary>
public sealed record ListContactPersons : IRequest<IReadOnlyList<ContactPersonRow>>;

public sealed record ContactPersonRow(Guid Id, uint Version, string Name, string Department, string Phone, string Email);

public sealed class ListContactPersonsHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<ListContactPersons, IReadOnlyList<ContactPersonRow>>
{
    public async Task<IReadOnlyList<ContactPersonRow>> Handle(ListContactPersons request, CancellationToken cancellationToken)
    {
        return await db.ContactPersons.Where(c => c.InsurerId == user.InsurerId).OrderBy(c => c.Id)
            .Select(c => new ContactPersonRow(c.Id, EF.Property<uint>(c, RowVersions.Property), c.Name, c.Department, c.Phone, c.Email))
            .ToListAsync(cancellationToken);
    }
}
