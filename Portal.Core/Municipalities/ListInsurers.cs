using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>保険者一覧, for the secretariat.</summary>
/// <param name="Text">Part of the name, or the beginning of the number; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record ListInsurers(string? Text, int Page) : IRequest<InsurerList>;

public sealed record InsurerList(IReadOnlyList<InsurerRow> Rows, int Count, int Page);

/// <param name="Administrators">Those who can sign in.</param>
public sealed record InsurerRow(Guid Id, string InsurerNumber, string Name, InsurerKind Kind, int Accounts, int Administrators);

public sealed class ListInsurersHandler(PortalDbContext db) : IRequestHandler<ListInsurers, InsurerList>
{
    public async Task<InsurerList> Handle(ListInsurers request, CancellationToken cancellationToken)
    {
        var found = db.Insurers.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var (name, number) = (JapaneseNfc.Normalise(request.Text.Trim()), WidthFolding.ToHalfWidth(request.Text).Trim());
            found = found.Where(i => i.Name.Contains(name) || i.InsurerNumber.StartsWith(number));
        }

        var count = await found.Take(ListLimits.Counted + 1).CountAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await found.OrderBy(i => i.InsurerNumber)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .Select(i => new InsurerRow(
                i.Id, i.InsurerNumber, i.Name, i.Kind,
                db.Users.Count(a => a.InsurerId == i.Id && a.DisabledAt == null),
                db.Users.Count(a => a.InsurerId == i.Id && a.DisabledAt == null && a.PasswordHash != null
                    && a.Role == AccountRole.InsurerAdministrator)))
            .ToListAsync(cancellationToken);
        return new InsurerList(rows, count, page);
    }
}
