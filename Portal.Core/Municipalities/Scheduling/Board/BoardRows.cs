using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>日程盤の1団体: an insurer with what it wishes and where it stands.</summary>
/// <param name="HasAddressee">Somebody there uses the portal and can be told by mail.</param>
/// <param name="Schedule">Null while there is no draft for it.</param>
internal sealed record BoardRow(
    Guid InsurerId, string InsurerNumber, string Name, bool HasAddressee, InsurerSchedule? Schedule, SetupAnswer? Answer)
{
    public string? VendorName => Answer?.VendorName;

    public Prefecture? Prefecture => ShippedPlaces.List.Prefectures.FirstOrDefault(p => InsurerNumber.StartsWith(p.Code, StringComparison.Ordinal));

    public YearMonth? Month => Schedule?.Setup.Month;

    /// <summary>As the proposer knows it.</summary>
    public SetupRequest ToRequest(int setupDays) => new(
        InsurerId, Name, Answer?.RegistrationOrder ?? int.MaxValue, Answer?.WishedMonth, Answer?.VendorFrom, setupDays, Answer?.GroupId,
        Schedule is { IsFreeToPropose: false } stays ? stays.Setup : null);
}

/// <summary>All insurers with 保険者機能: about 1,700, read together, since every one of them counts for the others' room.</summary>
internal static class BoardRows
{
    /// <returns>By 保険者番号.</returns>
    public static async Task<IReadOnlyList<BoardRow>> ReadAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var answers = (await RequestsFromAnswers.ReadAsync(db, cancellationToken)).ToDictionary(a => a.InsurerId);
        var rows = await (
            from i in db.Insurers.AsNoTracking()
            where i.HasInsurerFunction
            join s in db.InsurerSchedules.AsNoTracking() on i.Id equals s.InsurerId into found
            from s in found.DefaultIfEmpty()
            orderby i.InsurerNumber
            select new
            {
                i.Id,
                i.InsurerNumber,
                i.Name,
                HasAddressee = db.Users.Any(a => a.InsurerId == i.Id && a.DisabledAt == null && a.EmailConfirmed && a.Email != null),
                Schedule = s,
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new BoardRow(r.Id, r.InsurerNumber, r.Name, r.HasAddressee, r.Schedule, answers.GetValueOrDefault(r.Id)))];
    }
}
