using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請への答え, as it becomes a <see cref="LaterDecision"/>.</summary>
internal static class ChangeLetter
{
    /// <param name="change">With its proposal.</param>
    /// <param name="asksBack">A 返還 stands on it.</param>
    public static LaterDecisionDraft DraftOf(ChangeRequest change, bool asksBack)
    {
        var proposal = change.Proposal!;
        return new LaterDecisionDraft(
            KindOf(change.Kind, proposal.Approves), proposal.GrantedYen, proposal.AmountYen, ReasonOf(change, proposal), proposal.ById, asksBack,
            change.RequestedById);
    }

    /// <summary>What the letter says before the typed reason: which request it answers, and how.</summary>
    private static string ReasonOf(ChangeRequest change, ChangeProposal proposal)
    {
        var asked = $"{change.RequestedAt.DayInJapan().ToJapanText()}に申請のあった{change.Kind.Text()}（{change.FromOn.ToJapanText()}から）";
        return !proposal.Approves ? $"{asked}は、次の理由により承認しません。\n{proposal.Reason}"
            : proposal.Reason.Length > 0 ? $"{asked}を、次のとおり承認します。\n{proposal.Reason}"
            : $"{asked}を、申請のとおり承認します。";
    }

    private static LaterDecisionKind KindOf(ChangeKind kind, bool approves) => (kind, approves) switch
    {
        (ChangeKind.Change, true) => LaterDecisionKind.ChangeApproved,
        (ChangeKind.Change, false) => LaterDecisionKind.ChangeRefused,
        (_, true) => LaterDecisionKind.DiscontinuationApproved,
        _ => LaterDecisionKind.DiscontinuationRefused,
    };
}
