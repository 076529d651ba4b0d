using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>合議体の1つ.</summary>
public sealed record FindPanel(Guid PanelId) : IRequest<PanelDetails?>;

/// <param name="Version">The row's version, for the form.</param>
/// <param name="HasSessions">Sessions name it: it can be made inactive, not lost.</param>
public sealed record PanelDetails(
    Guid Id, uint Version, string Name, bool IsActive, IReadOnlyList<PanelSeat> Members, bool HasSessions);

public sealed class FindPanelHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindPanel, PanelDetails?>
{
    public Task<PanelDetails?> Handle(FindPanel request, CancellationToken cancellationToken) =>
        db.Panels.Where(p => p.Id == request.PanelId && p.InsurerId == user.InsurerId)
            .Select(p => new PanelDetails(
                p.Id, EF.Property<uint>(p, RowVersions.Property), p.Name, p.IsActive,
                p.Members.OrderBy(m => m.Position).Select(m => new PanelSeat(
                    m.ReviewerId, m.Reviewer!.Name, m.Reviewer.Profession, m.IsHead, m.Reviewer.IsActive)).ToList(),
                db.ReviewSessions.Any(s => s.PanelId == p.Id)))
            .SingleOrDefaultAsync(cancellationToken);
}
