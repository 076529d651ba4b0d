namespace Portal.Core.ReviewBoard;

/// <summary>What the page of a session's reviewers shows.</summary>
/// <param name="Head">The head of the page.</param>
/// <param name="ReviewerCount">As stated by the clerk.</param>
/// <param name="Chosen">As saved, in their order.</param>
/// <param name="Leaving">Not chosen any more; they read until 更新.</param>
/// <param name="Panel">Active members of the panel who are not chosen.</param>
/// <param name="Others">Active members found by the search, or the first of the register.</param>
/// <param name="MoreOthers">Whether the register holds more than is shown.</param>
/// <param name="SavedBy">Who saved this form last, and when.</param>
public sealed record SessionReviewersView(
    SessionHead Head, int? ReviewerCount, IReadOnlyList<ReviewerChoice> Chosen, IReadOnlyList<ReviewerChoice> Leaving,
    IReadOnlyList<ReviewerChoice> Panel, IReadOnlyList<ReviewerChoice> Others, bool MoreOthers, LastSave? SavedBy)
{
    /// <summary>For the hidden field that says with what the form was opened.</summary>
    public string OpenedText => ReviewerSelection.TextOf(ReviewerCount, Chosen.Select(c => (c.ReviewerId, c.IsHead)));

    /// <summary>How many there were, and who is there now.</summary>
    public IReadOnlyList<FieldChange> ChangesSince(string was)
    {
        var (before, now) = (was.Split(';'), OpenedText.Split(';'));
        var changes = new List<FieldChange>();
        if (before[0] != now[0])
        {
            changes.Add(new FieldChange(
                "審査員の人数", SessionFacts.CountText(SessionDetails.NumberOf(before[0])), SessionFacts.CountText(ReviewerCount)));
        }

        if (before[^1] != now[^1])
        {
            var chosen = before[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            changes.Add(new FieldChange("審査員", $"{chosen}名", $"{Chosen.Count}名（{string.Join('、', Chosen.Select(c => c.Name))}）"));
        }

        return changes;
    }
}

/// <param name="IsActive">False once the register says 無効.</param>
/// <param name="ReadsAs">The row by which this person may read the version that is out; null when not.</param>
public sealed record ReviewerChoice(
    Guid ReviewerId, string Name, string Profession, string Email, bool IsHead, bool IsActive = true, Guid? ReadsAs = null);
