using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>日程の条件とその記録.</summary>
public sealed record FindScheduleTerms : IRequest<ScheduleTermsView>;

/// <param name="Number">0 while nobody has set any.</param>
/// <param name="History">The newest first, twenty at most.</param>
public sealed record ScheduleTermsView(int Number, int PerDay, int PerWeek, int SetupDays, IReadOnlyList<ScheduleTermsLine> History);

public sealed record ScheduleTermsLine(int PerDay, int PerWeek, int SetupDays, DateTimeOffset SetAt, string By);

public sealed class FindScheduleTermsHandler(PortalDbContext db) : IRequestHandler<FindScheduleTerms, ScheduleTermsView>
{
    private const int Shown = 20;

    public async Task<ScheduleTermsView> Handle(FindScheduleTerms request, CancellationToken cancellationToken)
    {
        var terms = await TermsInForce.ReadAsync(db, cancellationToken);
        var history = await db.ScheduleTermsSettings.OrderByDescending(t => t.Number).Take(Shown)
            .Select(t => new ScheduleTermsLine(
                t.PerDay, t.PerWeek, t.SetupDays, t.SetAt, db.Users.Where(a => a.Id == t.SetById).Select(a => a.DisplayName).First()))
            .ToListAsync(cancellationToken);
        return new ScheduleTermsView(terms.Number, terms.PerDay, terms.PerWeek, terms.SetupDays, history);
    }
}
