using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>主治医意見書の電送の開始日と住民の問い合わせ先, in figures.</summary>
public sealed record CountOpinions : IRequest<OpinionCounts>;

/// <param name="Municipalities">All of them.</param>
/// <param name="Starts">With a published day.</param>
/// <param name="Desks">With a desk or its number.</param>
public sealed record OpinionCounts(int Municipalities, int Starts, int Desks);

public sealed class CountOpinionsHandler(PortalDbContext db) : IRequestHandler<CountOpinions, OpinionCounts>
{
    public async Task<OpinionCounts> Handle(CountOpinions request, CancellationToken cancellationToken) => new(
        await db.Municipalities.CountAsync(m => m.EndedOn == null, cancellationToken),
        await db.OpinionStarts.CountAsync(
            s => s.ReplacedInVersion == null && s.StartsOn != null && db.Municipalities.Any(m => m.Code == s.MunicipalityCode && m.EndedOn == null),
            cancellationToken),
        await db.ResidentDesks.CountAsync(
            d => (d.Name != "" || d.Phone != "") && db.Municipalities.Any(m => m.Code == d.MunicipalityCode && m.EndedOn == null), cancellationToken));
}
