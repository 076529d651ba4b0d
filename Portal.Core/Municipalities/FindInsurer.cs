using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>One insurer, for the secretariat.</summary>
public sealed record FindInsurer(Guid Id) : IRequest<InsurerDetails?>;

public sealed record InsurerDetails(
    Guid Id, string InsurerNumber, string Name, InsurerKind Kind, IReadOnlyList<MemberMunicipality> Members);

public sealed class FindInsurerHandler(PortalDbContext db) : IRequestHandler<FindInsurer, InsurerDetails?>
{
    public async Task<InsurerDetails?> Handle(FindInsurer request, CancellationToken cancellationToken)
    {
        var insurer = await db.Insurers.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken);
        return insurer is null
            ? null
            : new InsurerDetails(insurer.Id, insurer.InsurerNumber, insurer.Name, insurer.Kind, [.. insurer.Members]);
    }
}
