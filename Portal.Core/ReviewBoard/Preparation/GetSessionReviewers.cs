using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>審査員の画面: who is chosen, who is proposed by the panel, and who else the register offers.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Search">Part of a name, profession or address; empty for none.</param>
/// <param name="Also">Members who were ticked in a form that is not saved yet.</param>
public sealed record GetSessionReviewers(Guid SessionId, string? Search, IReadOnlyCollection<Guid> Also)
    : IRequest<SessionReviewersView?>;

public sealed class GetSessionReviewersHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<GetSessionReviewers, SessionReviewersView?>
{
    private const int OthersShown = 30;

    public async Task<SessionReviewersView?> Handle(GetSessionReviewers request, CancellationToken cancellationToken)
    {
        var found = await db.OwnSession(user, request.SessionId).AsNoTracking()
            .Select(s => new { Session = s, Saved = db.LastSaves(request.SessionId, SaveSessionReviewers.Audited).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);
        if (found?.Session.AsPrepared() is not { } session)
        {
            return null;
        }

        var present = await PresentAsync(session.Id, cancellationToken);
        var panel = await PanelAsync(session.PanelId, cancellationToken);
        var others = await OthersAsync(request, cancellationToken);
        var listed = present.Select(p => p.Choice.ReviewerId).ToHashSet();
        var taken = panel.Select(r => r.ReviewerId).Concat(listed).ToHashSet();
        return new SessionReviewersView(
            SessionHead.Of(found.Session), session.ReviewerCount,
            [.. present.Where(p => p.IsChosen).Select(p => p.Choice)], [.. present.Where(p => !p.IsChosen).Select(p => p.Choice)],
            [.. panel.Where(p => !listed.Contains(p.ReviewerId))],
            [.. others.Where(o => !taken.Contains(o.ReviewerId))], others.Count(o => !request.Also.Contains(o.ReviewerId)) >= OthersShown, found.Saved);
    }

    // Who was not sent anything yet is shown as the register has this person now: saving the form takes that over.
    private async Task<List<(bool IsChosen, ReviewerChoice Choice)>> PresentAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var rows = await (
            from r in db.SessionReviewers.AsNoTracking()
            join member in db.Reviewers on r.ReviewerId equals member.Id
            where r.SessionId == sessionId && (r.IsChosen || r.RevokedAt == null)
            orderby r.Position
            select new { Row = r, Member = member }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => (r.Row.IsChosen, r.Row.IsInvited
                ? new ReviewerChoice(
                    r.Row.ReviewerId, r.Row.Name, r.Row.Profession, r.Row.Email, r.Row.IsHead, r.Member.IsActive, r.Row.Id)
                : new ReviewerChoice(
                    r.Member.Id, r.Member.Name, r.Member.Profession, r.Member.Email, r.Row.IsHead, r.Member.IsActive))),
        ];
    }

    private async Task<List<ReviewerChoice>> PanelAsync(Guid? panelId, CancellationToken cancellationToken) =>
        await (from panel in db.Panels
               from member in panel.Members
               where panel.Id == panelId && panel.InsurerId == user.InsurerId && member.Reviewer!.IsActive
               orderby member.Position
               select new ReviewerChoice(
                   member.ReviewerId, member.Reviewer!.Name, member.Reviewer.Profession, member.Reviewer.Email, member.IsHead, true, null))
            .ToListAsync(cancellationToken);

    private async Task<List<ReviewerChoice>> OthersAsync(GetSessionReviewers request, CancellationToken cancellationToken)
    {
        var filter = new ReviewerFilter(request.Search, ReviewerFilter.Active, Sort: null);
        var mine = db.Reviewers.Where(r => r.InsurerId == user.InsurerId);
        var found = filter.Order(filter.Apply(mine)).Take(OthersShown);
        return await mine.Where(r => r.IsActive && request.Also.Contains(r.Id)).Union(found)
            .OrderBy(r => request.Also.Contains(r.Id) ? 0 : 1).ThenBy(r => r.Name).ThenBy(r => r.Id)
            .Select(r => new ReviewerChoice(r.Id, r.Name, r.Profession, r.Email, false, true, null))
            .ToListAsync(cancellationToken);
    }
}
