using Portal.Core.Municipalities;
using Portal.Core.Time;
using static Portal.Tests.Core.Municipalities.Requests;

namespace Portal.Tests.Core.Municipalities;

/// <summary>On small cases, the same in every run, the proposer finds exactly what trying everything finds.</summary>
public sealed class ScheduleBruteForceTests
{
    private const int Cases = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_proposal_is_the_best_of_all(int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < Cases; number++)
        {
            var (requests, terms) = Case(random);

            var proposal = ScheduleProposer.Propose(requests, terms);
            var best = AllSchedules.Best(requests, terms, out var left, out var extra, out var total);

            var free = requests.Where(r => r.Locked is null).ToList();
            var placements = proposal.Setups.Where(s => free.Exists(r => r.InsurerId == s.InsurerId)).ToDictionary(s => s.InsurerId, s => s.Placement);
            var told = $"Case {seed}/{number}, {terms}:\n{string.Join('\n', free)}\nProposed:\n{Lines(placements)}\nBest:\n{Lines(best)}";
            Assert.True(proposal.IsProvenBest, told);
            Assert.True((left, extra, total) == (proposal.Left.Count, proposal.GreatestExtra, ShiftOf(free, placements)), told);
            Assert.True(best.Count == placements.Count && best.All(b => placements.GetValueOrDefault(b.Key) == b.Value), told);
        }
    }

    [Fact]
    public void More_room_never_makes_a_small_case_worse()
    {
        var random = new Random(4);
        for (var number = 0; number < Cases; number++)
        {
            var (requests, terms) = Case(random);

            var (less, more) = (Worth(requests, terms), Worth(requests, terms with { PerDay = terms.PerDay + random.Next(2), PerWeek = terms.PerWeek + 1 }));

            Assert.True(more.CompareTo(less) <= 0, $"Case {number}, {terms}: {more} after {less}");
        }
    }

    private static (int Left, int Extra, int Shift) Worth(List<SetupRequest> requests, ScheduleTerms terms)
    {
        var proposal = ScheduleProposer.Propose(requests, terms);
        Assert.True(proposal.IsProvenBest);
        return (proposal.Left.Count, proposal.GreatestExtra, proposal.TotalShift);
    }

    /// <summary>
    /// A few insurers and groups among some months in which nearly every day is taken by locked ones, so that everything can be tried.
    /// </summary>
    private static (List<SetupRequest> Requests, ScheduleTerms Terms) Case(Random random)
    {
        var first = new YearMonth(2026, 9).PlusMonths(random.Next(16));
        var perDay = random.Next(1, 4);
        var terms = new ScheduleTerms(perDay, (perDay * 5) - random.Next(5))
        {
            FirstMonth = first,
            CompleteBefore = first.PlusMonths(random.Next(1, 4)).FirstDay.AddDays(random.Next(12)),
        };
        var requests = new List<SetupRequest>();
        for (var unit = 0; unit < 5; unit++)
        {
            var size = random.Next(3) == 0 ? random.Next(2, 4) : 1;
            var days = random.Next(1, 5);
            for (var member = 0; member < size; member++)
            {
                var wish = random.Next(5) == 0 ? (YearMonth?)null : first.PlusMonths(random.Next(-1, 4));
                requests.Add(New(
                    random.Next(1, 10) * 100 + requests.Count, wish, first.PlusMonths(random.Next(5) == 0 ? 1 : 0), days, size > 1 ? unit : null));
            }
        }

        requests.AddRange(Fillers(random, terms, requests));
        return (requests, terms);
    }

    private static List<SetupRequest> Fillers(Random random, ScheduleTerms terms, List<SetupRequest> requests)
    {
        var days = Enumerable.Range(0, terms.CompleteBefore.DayNumber - terms.FirstMonth.FirstDay.DayNumber)
            .Select(terms.FirstMonth.FirstDay.AddDays).Where(d => d.IsBusinessDay()).ToArray();
        random.Shuffle(days);
        var fillers = new List<SetupRequest>();
        foreach (var (index, day) in days.Index())
        {
            var taken = index < 5 ? random.Next(terms.PerDay) : terms.PerDay;
            fillers.AddRange(Enumerable.Range(0, taken).Select(n => New(10_000 + (index * 10) + n, locked: new SetupPlacement(day, day))));
        }

        // Now and then one of them is of a group, and the rest of it has to follow.
        var groups = requests.Where(r => r.GroupId is not null).ToList();
        if (groups.Count > 0 && fillers.Count > 0 && random.Next(3) == 0)
        {
            var index = random.Next(fillers.Count);
            fillers[index] = fillers[index] with { GroupId = groups[0].GroupId };
        }

        return fillers;
    }

    private static int ShiftOf(List<SetupRequest> requests, Dictionary<Guid, SetupPlacement> placements) =>
        requests.Sum(r => placements.GetValueOrDefault(r.InsurerId)?.ShiftFrom(r.WishedMonth) ?? 0);

    private static string Lines(Dictionary<Guid, SetupPlacement> placements) =>
        string.Join('\n', placements.OrderBy(p => p.Key).Select(p => $"{p.Key} {p.Value}"));
}
