using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>What the insurers' answers say for the schedule: of each insurer with 保険者機能, its answer to the newest survey it has answered.</summary>
internal static class RequestsFromAnswers
{
    /// <returns>In the order of registration; also those that have not answered, with what is known of their vendor.</returns>
    public static async Task<IReadOnlyList<SetupAnswer>> ReadAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var answered = from a in db.SurveyAnswers
                       join s in db.ReadinessSurveys on a.SurveyId equals s.Id
                       select new { a.InsurerId, a.VendorId, a.WishedMonth, a.StandardisedOn, s.ClosesOn, a.Id };
        var rows = await db.Insurers.AsNoTracking().OrderBy(i => i.Id)
            .Select(i => new
            {
                i.Id,
                i.InsurerNumber,
                i.Name,
                i.Kind,
                i.HasInsurerFunction,
                i.VendorId,
                Members = i.Members.ToList(),
                Answer = answered.Where(a => a.InsurerId == i.Id).OrderByDescending(a => a.ClosesOn).ThenByDescending(a => a.Id).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var vendors = await db.SystemVendors.AsNoTracking()
            .Select(v => new { v.Id, v.Name, From = v.Months.OrderByDescending(m => m.SetAt).Select(m => m.PossibleFrom).FirstOrDefault() })
            .ToDictionaryAsync(v => v.Id, cancellationToken);

        // A union that only runs the review board does not connect; its members do, at the same time.
        var unionOf = rows.Where(r => r.Kind != InsurerKind.Municipality && !r.HasInsurerFunction)
            .SelectMany(r => r.Members, (r, m) => (Member: (m.Code[..2], m.Name), r.Id))
            .DistinctBy(p => p.Member).ToDictionary(p => p.Member, p => p.Id);
        return [.. rows.Where(r => r.HasInsurerFunction).Select((r, order) =>
        {
            var vendor = (r.Answer?.VendorId ?? r.VendorId) is { } id ? vendors[id] : null;
            return new SetupAnswer(
                r.Id, r.Name, order, MonthOf(r.Answer?.WishedMonth), r.Answer?.StandardisedOn, vendor?.Name, MonthOf(vendor?.From),
                r.Kind == InsurerKind.Municipality && unionOf.TryGetValue((r.InsurerNumber[..2], r.Name), out var union) ? union : null);
        })];
    }

    private static YearMonth? MonthOf(DateOnly? day) => day is { } first ? YearMonth.Of(first) : null;
}
