using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>一括印刷の下見: how many letters a run would take up.</summary>
public sealed record PreviewLetterRun(LetterFilter Filter) : IRequest<LetterRunPreview>;

/// <param name="Granted">交付決定通知書.</param>
/// <param name="Denied">不交付決定通知書.</param>
/// <param name="Years">年度 among which to choose.</param>
public sealed record LetterRunPreview(int Granted, int Denied, IReadOnlyList<int> Years)
{
    public int Count => Granted + Denied;
}

public sealed class PreviewLetterRunHandler(PortalDbContext db) : IRequestHandler<PreviewLetterRun, LetterRunPreview>
{
    public async Task<LetterRunPreview> Handle(PreviewLetterRun request, CancellationToken cancellationToken)
    {
        var counts = await db.WithoutRun(request.Filter).GroupBy(d => d.Grants).Select(g => new { Grants = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Grants, g => g.Count, cancellationToken);
        var years = await db.SubsidyProgrammes.Where(p => p.Status == ProgrammeStatus.Approved).Select(p => p.FiscalYear).Distinct()
            .OrderDescending().ToListAsync(cancellationToken);
        return new LetterRunPreview(counts.GetValueOrDefault(true), counts.GetValueOrDefault(false), years);
    }
}
