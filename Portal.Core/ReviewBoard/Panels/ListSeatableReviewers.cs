using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>Whom a panel can be made of: the active reviewers, and who already sits on it.</summary>
public sealed record ListSeatableReviewers(Guid? PanelId) : IRequest<SeatableReviewers>;

/// <param name="List">Members first, then by name.</param>
/// <param name="HasMore">Whether the register holds more than is listed.</param>
public sealed record SeatableReviewers(IReadOnlyList<SeatableReviewer> List, bool HasMore)
{
    public static readonly SeatableReviewers None = new([], false);
}

/// <param name="Position">From 1 for a member of the panel; null otherwise.</param>
public sealed record SeatableReviewer(Guid Id, string Name, string Profession, bool IsActive, int? Position, bool IsHead);

public sealed class ListSeatableReviewersHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<ListSeatableReviewers, SeatableReviewers>
{
    // The largest board known has 105 members; a form of more than this is no form any more.
    private const int Shown = 500;

    public async Task<SeatableReviewers> Handle(ListSeatableReviewers request, CancellationToken cancellationToken)
    {
        var seats = await db.Panels.Where(p => p.Id == request.PanelId && p.InsurerId == user.InsurerId)
            .SelectMany(p => p.Members).OrderBy(m => m.Position)
            .Select(m => new SeatableReviewer(
                m.ReviewerId, m.Reviewer!.Name, m.Reviewer.Profession, m.Reviewer.IsActive, m.Position + 1, m.IsHead))
            .ToListAsync(cancellationToken);
        var seated = seats.Select(s => s.Id).ToList();
        var others = await db.Reviewers
            .Where(r => r.InsurerId == user.InsurerId && r.IsActive && !seated.Contains(r.Id))
            .OrderBy(r => r.Name).Take(Shown + 1)
            .Select(r => new SeatableReviewer(r.Id, r.Name, r.Profession, true, null, false))
            .ToListAsync(cancellationToken);
        return new SeatableReviewers([.. seats, .. others.Take(Shown)], others.Count > Shown);
    }
}
