using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請への答え, as it becomes a <see cref="LaterDecision"/>.</summary>
internal static class ChangeLetter
{
    /// <param name="change">With its proposal.</param>
    public static LaterDecisionDraft DraftOf(ChangeRequest change)
    {
        var proposal = change.Proposal!;
        return new LaterDecisionDraft(
            KindOf(change.Kind, proposal.Approves), proposal.GrantedYen, proposal.AmountYen, ReasonOf(change, proposal), proposal.ById,
            AskedForById: change.RequestedById);
    }

    /// <summary>What the letter says before the typed reason: which request it answers, and how.</summary>
    private static string ReasonOf(ChangeRequest change, ChangeProposal proposal)
    {
        var asked = $"{change.RequestedAt.DayInJapan().ToJapanText()}に申請のあった{change.Kind.Text()}（{change.FromOn.ToJapanText()}から）";
        if (!proposal.Approves)
        {
            return $"{asked}は、次の理由により承認しません。\n{proposal.Reason}";
        }

        var how = proposal.AmountYen == change.AmountYen ? "申請のとおり" : "次の額で";
        var words = proposal.Reason.Length > 0 ? $"\n{proposal.Reason}" : "";
        return $"{asked}を、{how}承認します。{words}\n変わること：{change.Contents}";
    }

    private static LaterDecisionKind KindOf(ChangeKind kind, bool approves) => (kind, approves) switch
    {
        (ChangeKind.Change, true) => LaterDecisionKind.ChangeApproved,
        (ChangeKind.Change, false) => LaterDecisionKind.ChangeRefused,
        (_, true) => LaterDecisionKind.DiscontinuationApproved,
        _ => LaterDecisionKind.DiscontinuationRefused,
    };
}
