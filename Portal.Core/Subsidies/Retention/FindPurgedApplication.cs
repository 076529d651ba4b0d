using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Subsidies;

/// <summary>受付番号から、削除した申請の記録を探す.</summary>
/// <param name="Number">As typed, in any width, with or without hyphens.</param>
public sealed record FindPurgedApplication(string Number) : IRequest<PurgedApplication?>;

public sealed class FindPurgedApplicationHandler(PortalDbContext db) : IRequestHandler<FindPurgedApplication, PurgedApplication?>
{
    public async Task<PurgedApplication?> Handle(FindPurgedApplication request, CancellationToken cancellationToken) =>
        ReceiptNumber.TryNormalise(request.Number, out var number)
            ? await db.PurgedApplications.AsNoTracking().SingleOrDefaultAsync(p => p.ReceiptNumber == number, cancellationToken)
            : null;
}
