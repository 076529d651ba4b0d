using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>日程盤の1団体: an insurer with what it wishes and where it stands.</summary>
/// <param name="HasAddressee">Somebody there uses the portal and can be told by mail.</param>
/// <param name="HasInsurerFunction">Without it nothing new is proposed or told; what is public can still be withdrawn.</param>
/// <param name="Schedule">Null while there is no draft for it.</param>
/// <param name="Version">The schedule's row version.</param>
internal sealed record BoardRow(
    Guid InsurerId, string InsurerNumber, string Name, bool HasAddressee, bool HasInsurerFunction, InsurerSchedule? Schedule, uint Version, SetupAnswer? Answer,
    InsurerKind Kind, IReadOnlyList<MemberMunicipality> Members)
{
    public string? VendorName => Answer?.VendorName;

    public Prefecture? Prefecture => ShippedPlaces.List.Prefectures.FirstOrDefault(p => InsurerNumber.StartsWith(p.Code, StringComparison.Ordinal));

    /// <summary>Null while there is no day: also after one was withdrawn.</summary>
    public SetupPlacement? Setup => Schedule is { Status: not InsurerScheduleStatus.Adjusting } ? Schedule.Setup : null;

    public YearMonth? Month => Setup?.Month;

    /// <summary>A new 日程案 places it.</summary>
    public bool IsFree => Schedule is not { IsFreeToPropose: false };

    public SeenSchedule AsSeen(IReadOnlyCollection<string>? codes = null) => new(InsurerId, Version, codes ?? []);

    /// <summary>As the proposer knows it.</summary>
    public SetupRequest ToRequest(int setupDays) => new(
        InsurerId, Name, Answer?.RegistrationOrder ?? int.MaxValue, Answer?.WishedMonth, Answer?.VendorFrom, setupDays, Answer?.GroupId,
        Schedule is { IsFreeToPropose: false } stays ? stays.Setup : null);
}

/// <summary>All insurers with 保険者機能 or with a schedule: about 1,700, read together, since every one of them counts for the others' room.</summary>
internal static class BoardRows
{
    /// <returns>By 保険者番号.</returns>
    public static async Task<IReadOnlyList<BoardRow>> ReadAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var answers = (await RequestsFromAnswers.ReadAsync(db, cancellationToken)).ToDictionary(a => a.InsurerId);
        var rows = await (
            from i in db.Insurers.AsNoTracking()
            join s in db.InsurerSchedules.AsNoTracking() on i.Id equals s.InsurerId into found
            from s in found.DefaultIfEmpty()
            where i.HasInsurerFunction || s != null
            orderby i.InsurerNumber
            select new
            {
                i.Id,
                i.InsurerNumber,
                i.Name,
                i.HasInsurerFunction,
                HasAddressee = db.Users.Any(a => a.InsurerId == i.Id && a.DisabledAt == null && a.EmailConfirmed && a.Email != null),
                i.Kind,
                Members = i.Members.ToList(),
                Schedule = s,
                Version = s == null ? null : (uint?)EF.Property<uint>(s, RowVersions.Property),
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new BoardRow(r.Id, r.InsurerNumber, r.Name, r.HasAddressee, r.HasInsurerFunction, r.Schedule, r.Version ?? 0, answers.GetValueOrDefault(r.Id), r.Kind, r.Members))];
    }

    /// <summary>Without asking the database once more.</summary>
    public static InsurerPlaces PlacesOf(IEnumerable<BoardRow> rows, PublicStatusSnapshot snapshot) => InsurerPlaces.Of(
        [.. rows.Where(r => r.HasInsurerFunction).Select(r => new PlacedInsurer(r.InsurerId, r.InsurerNumber, r.Name, r.Kind, r.Members))],
        snapshot.Municipalities.Select(m => new InsurerPlace(m.Code, m.Name)));
}
