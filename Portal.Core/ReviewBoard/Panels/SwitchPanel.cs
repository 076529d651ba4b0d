using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>合議体を無効にする、または有効に戻す. Its sessions keep it.</summary>
/// <param name="PanelId">Which.</param>
/// <param name="Active">What it is to be afterwards; asked twice, it is the same.</param>
public sealed record SwitchPanel(Guid PanelId, bool Active) : IRequest<Result<bool>>;

public sealed class SwitchPanelHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SwitchPanel, Result<bool>>
{
    /// <returns>False when there is no such panel.</returns>
    public async Task<Result<bool>> Handle(SwitchPanel request, CancellationToken cancellationToken)
    {
        var panel = await db.Panels.SingleOrDefaultAsync(
            p => p.Id == request.PanelId && p.InsurerId == user.InsurerId, cancellationToken);
        if (panel is null)
        {
            return false;
        }

        if (panel.IsActive != request.Active)
        {
            panel.IsActive = request.Active;
            var action = request.Active ? "PanelActivated" : "PanelDeactivated";
            db.Add(AuditEvent.By(user, clock.GetUtcNow(), action, nameof(Panel), panel.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }
}
