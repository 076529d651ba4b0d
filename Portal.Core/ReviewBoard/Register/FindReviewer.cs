using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>名簿の1人, with the sessions that still use an address of this person.</summary>
public sealed record FindReviewer(Guid ReviewerId) : IRequest<ReviewerDetails?>;

/// <param name="Version">The row's version, for the form.</param>
/// <param name="Panels">Names of the panels with this member.</param>
/// <param name="OpenSessions">Sessions with links that work: they keep the address written there.</param>
public sealed record ReviewerDetails(
    Guid Id, uint Version, string Name, string Email, string Profession, bool IsActive,
    IReadOnlyList<string> Panels, IReadOnlyList<ReviewerSession> OpenSessions);

/// <summary>A session that the reviewer is invited to, with the address (宛先) that is used for it.</summary>
public sealed record ReviewerSession(Guid SessionId, int Number, string PanelName, DateOnly? PlannedOn, string Email)
{
    public string Title => ReviewSessionTitle.Of(Number, PanelName);
}

public sealed class FindReviewerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<FindReviewer, ReviewerDetails?>
{
    private const int SessionsShown = 20;

    public async Task<ReviewerDetails?> Handle(FindReviewer request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        return await db.Reviewers
            .Where(r => r.Id == request.ReviewerId && r.InsurerId == user.InsurerId)
            .Select(r => new ReviewerDetails(
                r.Id, EF.Property<uint>(r, RowVersions.Property), r.Name, r.Email, r.Profession, r.IsActive,
                db.Panels.Where(p => p.InsurerId == r.InsurerId && p.Members.Any(m => m.ReviewerId == r.Id))
                    .OrderBy(p => p.Name).Select(p => p.Name).ToList(),
                (from s in db.ReviewSessions
                 from sr in s.Reviewers
                 where s.InsurerId == r.InsurerId && sr.ReviewerId == r.Id && sr.RevokedAt == null
                     && s.Status == ReviewSessionStatus.Registered && s.ExpiresOn >= today
                 orderby s.PlannedOn
                 select new ReviewerSession(s.Id, s.Number, s.PanelName, s.PlannedOn, sr.Email)).Take(SessionsShown).ToList()))
            .AsSplitQuery()
            .SingleOrDefaultAsync(cancellationToken);
    }
}
