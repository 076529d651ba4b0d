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

/// <param name="Head">The head of the page.</param>
/// <param name="ReviewerCount">As stated by the clerk.</param>
/// <param name="Chosen">As saved, in their order.</param>
/// <param name="Panel">Active members of the panel who are not chosen.</param>
/// <param name="Others">Active members found by the search, or the first of the register.</param>
/// <param name="MoreOthers">Whether the register holds more than is shown.</param>
/// <param name="SavedBy">Who saved this form last, and when.</param>
public sealed record SessionReviewersView(
    SessionHead Head, int? ReviewerCount, IReadOnlyList<ReviewerChoice> Chosen, IReadOnlyList<ReviewerChoice> Panel,
    IReadOnlyList<ReviewerChoice> Others, bool MoreOthers, LastSave? SavedBy)
{
    /// <summary>For the hidden field that says with what the form was opened.</summary>
    public string ChosenText => SaveSessionReviewers.TextOf(Chosen);

    /// <summary>How many there were, and who is there now.</summary>
    public IReadOnlyList<FieldChange> ChangesSince(string was)
    {
        var before = was.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return [new FieldChange("審査員", $"{before}名", $"{Chosen.Count}名（{string.Join('、', Chosen.Select(c => c.Name))}）")];
    }
}

public sealed record ReviewerChoice(Guid ReviewerId, string Name, string Profession, string Email, bool IsHead);

public sealed class GetSessionReviewersHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<GetSessionReviewers, SessionReviewersView?>
{
    private const int OthersShown = 30;

    public async Task<SessionReviewersView?> Handle(GetSessionReviewers request, CancellationToken cancellationToken)
    {
        var session = await db.OwnSession(user, request.SessionId).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (session is null)
        {
            return null;
        }

        var chosen = await db.SessionReviewers.Where(r => r.SessionId == session.Id && r.RevokedAt == null)
            .OrderBy(r => r.Position)
            .Select(r => new ReviewerChoice(r.ReviewerId, r.Name, r.Profession, r.Email, r.IsHead)).ToListAsync(cancellationToken);
        var panel = await PanelAsync(session.PanelId, cancellationToken);
        var others = await OthersAsync(request, cancellationToken);
        var saved = await db.LastSaveAsync(session.Id, SaveSessionReviewers.Audited, cancellationToken);
        var taken = chosen.Concat(panel).Select(r => r.ReviewerId).ToHashSet();
        return new SessionReviewersView(
            SessionHead.Of(session), session.ReviewerCount, chosen,
            [.. panel.Where(p => chosen.All(c => c.ReviewerId != p.ReviewerId))],
            [.. others.Where(o => !taken.Contains(o.ReviewerId))], others.Count >= OthersShown, saved);
    }

    private async Task<List<ReviewerChoice>> PanelAsync(Guid? panelId, CancellationToken cancellationToken) =>
        await (from panel in db.Panels
               from member in panel.Members
               where panel.Id == panelId && panel.InsurerId == user.InsurerId && member.Reviewer!.IsActive
               orderby member.Position
               select new ReviewerChoice(
                   member.ReviewerId, member.Reviewer!.Name, member.Reviewer.Profession, member.Reviewer.Email, member.IsHead))
            .ToListAsync(cancellationToken);

    private async Task<List<ReviewerChoice>> OthersAsync(GetSessionReviewers request, CancellationToken cancellationToken)
    {
        var pattern = $"%{(request.Search ?? "").Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return await db.Reviewers
            .Where(r => r.InsurerId == user.InsurerId && r.IsActive)
            .Where(r => request.Also.Contains(r.Id)
                || EF.Functions.ILike(r.Name, pattern) || EF.Functions.ILike(r.Profession, pattern) || EF.Functions.ILike(r.Email, pattern))
            .OrderBy(r => request.Also.Contains(r.Id) ? 0 : 1).ThenBy(r => r.Name).ThenBy(r => r.Id)
            .Select(r => new ReviewerChoice(r.Id, r.Name, r.Profession, r.Email, false))
            .Take(OthersShown + request.Also.Count).ToListAsync(cancellationToken);
    }
}
