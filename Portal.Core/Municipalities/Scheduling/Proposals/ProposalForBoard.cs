namespace Portal.Core.Municipalities;

/// <summary>日程盤から日程案へ: what the proposer is asked, and what a version keeps of its answer.</summary>
internal static class ProposalForBoard
{
    public static ScheduleProposal Propose(IReadOnlyCollection<BoardRow> rows, InsurerPlaces places, TermsInForce terms, DateOnly today)
    {
        var nowhere = rows.Where(r => r.IsFree && places.Of(r.InsurerId).Count == 0).ToList();
        var requests = rows.Except(nowhere).Select(r => r.ToRequest(terms.SetupDays)).ToList();
        var proposal = terms.IsOverOn(today) ? NoMonthLeft(requests, terms.On(today)) : ScheduleProposer.Propose(requests, terms.On(today));
        return proposal with
        {
            Left = [.. proposal.Left, .. nowhere.Select(r => new LeftInsurer(r.InsurerId, ScheduleRule.Locked, ScheduleErrors.NoPlace))],
        };
    }

    public static IEnumerable<ScheduleVersionLine> LinesOf(Guid versionId, IEnumerable<BoardRow> rows, ScheduleProposal proposal)
    {
        var byInsurer = rows.ToDictionary(r => r.InsurerId);
        return proposal.Setups.Select(s => Line(byInsurer[s.InsurerId], s.Placement, s.ShiftMonths, null))
            .Concat(proposal.Left.Select(l => Line(byInsurer[l.InsurerId], null, 0, l.Reason)));

        ScheduleVersionLine Line(BoardRow row, SetupPlacement? placement, int shift, string? reason) => new()
        {
            VersionId = versionId,
            InsurerId = row.InsurerId,
            StartsOn = placement?.StartsOn,
            CompletesOn = placement?.CompletesOn,
            ShiftMonths = shift,
            Stays = !row.IsFree,
            Reason = reason,
            GroupId = row.Answer?.GroupId,
            SeenStatus = row.Schedule?.Status,
            SeenStartsOn = row.Schedule?.Setup.StartsOn,
            SeenCompletesOn = row.Schedule?.Setup.CompletesOn,
        };
    }

    private static ScheduleProposal NoMonthLeft(List<SetupRequest> requests, ScheduleTerms terms)
    {
        var staying = requests.Where(r => r.Locked is not null).Select(r => new ProposedSetup(r.InsurerId, r.Locked!, r.Locked!.ShiftFrom(r.WishedMonth))).ToList();
        var late = ScheduleRuleText.AfterDeadline(terms.LastDay);
        return new ScheduleProposal(
            staying, [.. requests.Where(r => r.Locked is null).Select(r => new LeftInsurer(r.InsurerId, late.Rule, late.Sentence))],
            staying.Sum(s => s.ShiftMonths), 0, staying.Select(s => s.ShiftMonths).DefaultIfEmpty().Max(), 0, IsProvenBest: true);
    }
}
