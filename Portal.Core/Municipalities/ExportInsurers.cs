using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>保険者の一覧をCSVに書き出す: what the list shows, all pages of it, and what an import takes.</summary>
public sealed record ExportInsurers(InsurerFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings = [.. InsurerCsv.Headings, "アカウント", "管理者"];
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
        return request.Filter.Order(found).Select(i => new InsurerLine(
            i.InsurerNumber, i.Name, i.Kind, i.HasInsurerFunction, i.Members.ToList(),
            db.SystemVendors.Where(v => v.Id == i.VendorId).Select(v => v.Name).SingleOrDefault(),
            db.Users.Count(a => a.InsurerId == i.Id && a.DisabledAt == null),
            db.Users.Count(a => a.InsurerId == i.Id && a.DisabledAt == null && a.PasswordHash != null
                && a.Role == AccountRole.InsurerAdministrator))).AsAsyncEnumerable().Select(Cells);
    }

    private static IReadOnlyList<object?> Cells(InsurerLine i) =>
    [
        i.InsurerNumber, i.Name, i.Kind.Text(), InsurerCsv.FunctionText(i.HasInsurerFunction),
        string.Join(InsurerCsv.MemberSeparator, i.Members.Select(m => m.Code)), i.Vendor, i.Accounts, i.Administrators,
    ];

    private sealed record InsurerLine(
        string InsurerNumber, string Name, InsurerKind Kind, bool HasInsurerFunction, List<MemberMunicipality> Members, string? Vendor,
        int Accounts, int Administrators);
}
