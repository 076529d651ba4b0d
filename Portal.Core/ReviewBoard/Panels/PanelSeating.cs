using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>Who sits on a panel, as the form says it.</summary>
/// <param name="Members">The reviewers who are ticked, in the order of the form.</param>
/// <param name="Order">The number typed beside each; nobody needs one.</param>
/// <param name="Head">合議体の長; null when not decided.</param>
public sealed record PanelSeating(IReadOnlyList<Guid> Members, IReadOnlyDictionary<Guid, int?> Order, Guid? Head)
{
    /// <summary>By number; those without one follow as they stand in the form.</summary>
    public IReadOnlyList<Guid> InOrder =>
        [.. Members.Distinct().OrderBy(id => Order.GetValueOrDefault(id) ?? int.MaxValue)];

    /// <summary>Seats them, or says why not. Who has become inactive keeps a seat and gets no new one.</summary>
    internal async Task<Result> SeatAsync(Panel panel, PortalDbContext db, CancellationToken cancellationToken)
    {
        var members = InOrder;
        if (Head is { } head && !members.Contains(head))
        {
            return PanelErrors.HeadNotSeated;
        }

        var seated = panel.Members.Select(m => m.ReviewerId).ToList();
        var known = await db.Reviewers.CountAsync(
            r => r.InsurerId == panel.InsurerId && members.Contains(r.Id) && (r.IsActive || seated.Contains(r.Id)), cancellationToken);
        if (known != members.Count)
        {
            return PanelErrors.UnknownMember;
        }

        panel.Seat(members, Head);
        return Result.Done;
    }
}
