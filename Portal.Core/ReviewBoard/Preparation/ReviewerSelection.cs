using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>審査員の選択 of one session: who is chosen gets the next version, and nobody loses or gains anything before it.</summary>
internal sealed class ReviewerSelection(
    PortalDbContext db, ReviewSession session, IReadOnlyList<SessionReviewer> present, DateTimeOffset now)
{
    /// <summary>Number and chosen as one text, for a form to say what it was opened with.</summary>
    public static string TextOf(int? count, IEnumerable<SessionReviewer> present) =>
        TextOf(count, present.Where(r => r.IsChosen).OrderBy(r => r.Position).Select(r => (r.ReviewerId, r.IsHead)));

    public static string TextOf(int? count, IEnumerable<(Guid ReviewerId, bool IsHead)> chosen) =>
        $"{count};{string.Join(' ', chosen.Select(c => $"{c.ReviewerId:N}{(c.IsHead ? "*" : "")}"))}";

    /// <returns>Why not; null when it is done.</returns>
    public async Task<Error?> ChooseAsync(
        ICurrentUser user, IReadOnlyList<Guid> chosen, Guid? headId, CancellationToken cancellationToken)
    {
        if (headId is { } head && !chosen.Contains(head))
        {
            return PreparationErrors.HeadNotChosen;
        }

        var kept = present.Where(r => r.IsChosen).Select(r => r.ReviewerId).ToList();
        var members = await db.Reviewers
            .Where(r => chosen.Contains(r.Id) && r.InsurerId == user.InsurerId && (r.IsActive || kept.Contains(r.Id)))
            .ToDictionaryAsync(r => r.Id, cancellationToken);
        if (members.Count < chosen.Count)
        {
            return PreparationErrors.ReviewerGone;
        }

        foreach (var (index, id) in chosen.Index())
        {
            Choose(members[id], index + 1, id == headId);
        }

        foreach (var (index, gone) in present.Where(r => !chosen.Contains(r.ReviewerId)).Index())
        {
            TakeOff(gone, chosen.Count + index + 1);
        }

        return null;
    }

    private void Choose(Reviewer member, int position, bool isHead)
    {
        if (present.SingleOrDefault(r => r.ReviewerId == member.Id) is not { } picked)
        {
            picked = SessionReviewers.Pick(member, session.Id, position, isHead);
            db.Add(picked);
        }

        picked.Choose(position, isHead);
        if (!picked.IsInvited)
        {
            // Who got a version has a link at the address written here: it is corrected where that link is replaced too.
            picked.CopyFrom(member);
            if (session.Version > 0)
            {
                picked.AwaitUpdate(now);
            }
        }
    }

    // In a draft nobody has been told anything; afterwards the row is the record of what was sent.
    private void TakeOff(SessionReviewer reviewer, int position)
    {
        if (session.Version == 0)
        {
            db.Remove(reviewer);
            return;
        }

        reviewer.Drop(position);
    }
}
