using Portal.Core.Municipalities;
using Portal.Core.Time;
using static Portal.Tests.Core.Municipalities.Requests;

namespace Portal.Tests.Core.Municipalities;

/// <summary>What holds for the whole country, with room and without.</summary>
public sealed class SchedulePropertyTests
{
    /// <summary>With room, tight, some locked, too little room for all, and groups whose members wish this and that.</summary>
    public static TheoryData<int, int, int, int, bool> Countries => new()
    {
        { 1, 8, 30, 0, true },
        { 2, 6, 22, 0, true },
        { 3, 8, 30, 9, true },
        { 4, 6, 16, 0, true },
        { 1, 8, 30, 0, false },
        { 5, 7, 24, 0, false },
    };

    [Theory]
    [MemberData(nameof(Countries))]
    public void Everybody_is_placed_by_the_rules_or_told_why_not(int seed, int perDay, int perWeek, int lockedEvery, bool groupsAgree)
    {
        var (requests, terms) = (Country(seed, lockedEvery, groupsAgree), new ScheduleTerms(perDay, perWeek));

        var proposal = ScheduleProposer.Propose(requests, terms);

        Assert.True(proposal.IsProvenBest ? proposal.TotalShift == proposal.LeastShift : proposal.TotalShift <= proposal.LeastShift * 1.05);
        Assert.Equal(
            requests.Select(r => r.InsurerId).Order(),
            proposal.Setups.Select(s => s.InsurerId).Concat(proposal.Left.Select(l => l.InsurerId)).Order());
        Assert.All(proposal.Left, l => Assert.EndsWith("。", l.Reason, StringComparison.Ordinal));
        var placements = proposal.Setups.ToDictionary(s => s.InsurerId, s => s.Placement);
        foreach (var request in requests.Where(r => placements.ContainsKey(r.InsurerId)))
        {
            KeepsTheRules(request, placements[request.InsurerId], terms);
        }

        foreach (var group in requests.Where(r => r.GroupId is not null).GroupBy(r => r.GroupId))
        {
            Assert.Single(group.Select(r => placements.GetValueOrDefault(r.InsurerId)).Distinct());
        }

        StaysWithin(terms, requests, placements);
        Assert.Equal(requests.Sum(r => placements.GetValueOrDefault(r.InsurerId)?.ShiftFrom(r.WishedMonth) ?? 0), proposal.TotalShift);
    }

    [Fact]
    public void The_order_in_which_they_come_does_not_matter()
    {
        var (requests, terms) = (Country(5), new ScheduleTerms(7, 24));
        var shuffled = requests.ToArray();
        new Random(6).Shuffle(shuffled);

        var (one, other) = (ScheduleProposer.Propose(requests, terms), ScheduleProposer.Propose(shuffled, terms));

        Assert.Equal(one.Setups, other.Setups);
        Assert.Equal(one.Left, other.Left);
    }

    [Fact]
    public void More_room_never_makes_it_worse()
    {
        var requests = Country(7);
        ScheduleTerms[] rooms = [new(7, 16), new(7, 19), new(7, 22), new(7, 25), new(8, 25), new(8, 30), new(12, 60)];

        var proven = rooms.Select(r => ScheduleProposer.Propose(requests, r)).Where(p => p.IsProvenBest)
            .Select(p => (p.Left.Count, p.GreatestExtra, p.TotalShift)).ToList();

        Assert.InRange(proven.Count, 4, rooms.Length);
        Assert.Equal(proven.OrderDescending(), proven);
    }

    [Fact]
    public void Nobody_could_be_moved_nearer_to_the_wish_alone()
    {
        var (requests, terms) = (Country(8), new ScheduleTerms(7, 24));
        var proposal = ScheduleProposer.Propose(requests, terms);
        var board = proposal.Setups.ToDictionary(s => s.InsurerId, s => s.Placement);

        foreach (var setup in proposal.Setups.Where(s => s.ShiftMonths > 1).Take(40))
        {
            var request = requests.Single(r => r.InsurerId == setup.InsurerId);
            var towards = Math.Sign(setup.Placement.Month.MonthsUntil(request.WishedMonth!.Value));

            var move = ScheduleMove.Explain(requests, board, terms, setup.InsurerId, setup.Placement.Month.PlusMonths(towards));

            Assert.NotEmpty(move.Broken);
        }
    }

    private static void KeepsTheRules(SetupRequest request, SetupPlacement placement, ScheduleTerms terms)
    {
        if (request.Locked is not null)
        {
            Assert.Equal(request.Locked, placement);
            return;
        }

        var days = Enumerable.Range(0, placement.CompletesOn.DayNumber - placement.StartsOn.DayNumber + 1).Select(placement.StartsOn.AddDays);
        Assert.True(placement.StartsOn.IsBusinessDay() && placement.CompletesOn.IsBusinessDay());
        Assert.True(days.Count(d => d.IsBusinessDay()) >= request.SetupDays);
        Assert.True(placement.Month >= request.VendorFrom && placement.Month >= terms.FirstMonth);
        Assert.True(placement.CompletesOn < terms.CompleteBefore);
        Assert.Equal(placement.Month, YearMonth.Of(placement.CompletesOn));
        Assert.Equal(placement.CompletesOn.AddDays(7), placement.ServiceStartsOn);
    }

    private static void StaysWithin(ScheduleTerms terms, List<SetupRequest> requests, Dictionary<Guid, SetupPlacement> placements)
    {
        var starts = requests.Where(r => placements.ContainsKey(r.InsurerId)).Select(r => (IsLocked: r.Locked is not null, Day: placements[r.InsurerId].StartsOn)).ToList();
        Assert.All(starts.GroupBy(s => s.Day), d => Assert.True(d.All(s => s.IsLocked) || d.Count() <= terms.PerDay));
        Assert.All(
            starts.GroupBy(s => s.Day.AddDays(-(((int)s.Day.DayOfWeek + 6) % 7))), w => Assert.True(w.All(s => s.IsLocked) || w.Count() <= terms.PerWeek));
    }
}
