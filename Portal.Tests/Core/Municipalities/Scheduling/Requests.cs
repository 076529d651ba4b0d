using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Tests.Core.Municipalities;

/// <summary>Insurers that ask for a schedule. Their ids come of their order, so that a failure can be read.</summary>
internal static class Requests
{
    public static readonly YearMonth September = new(2026, 9);

    public static SetupRequest New(
        int order, YearMonth? wish = null, YearMonth? from = null, int days = 1, int? group = null, SetupPlacement? locked = null) => new(
        Id(order), $"保険者{order}", order, wish, from ?? September, days, group is { } number ? Id(100_000 + number) : null, locked);

    public static Guid Id(int order) => new(order, 0, 0, new byte[8]);

    public static SetupPlacement On(int year, int month, int day, int days = 1)
    {
        var start = new DateOnly(year, month, day);
        return new SetupPlacement(start, start.AddDays(days - 1));
    }

    public static SetupPlacement? PlacementOf(this ScheduleProposal proposal, int order) =>
        proposal.Setups.SingleOrDefault(s => s.InsurerId == Id(order))?.Placement;

    public static LeftInsurer Left(this ScheduleProposal proposal, int order) => proposal.Left.Single(l => l.InsurerId == Id(order));

    /// <summary>
    /// All 1,741, with wishes that crowd at the beginning of a fiscal year, the vendors of the survey, and some that are locked. A group has one
    /// vendor and, once its answers have been asked again, one wish.
    /// </summary>
    public static List<SetupRequest> Country(int seed, int lockedEvery = 0, bool groupsAgree = true)
    {
        var random = new Random(seed);
        var requests = new List<SetupRequest>();
        for (var order = 1; order <= 1741; order++)
        {
            var group = order % 40 < 6 ? order / 40 : (int?)null;
            var from = new YearMonth(2026, 9).PlusMonths(random.Next(10) switch { < 1 => 0, < 4 => 2, _ => 4 });
            var wish = random.Next(12) switch { < 1 => (YearMonth?)null, < 5 => new YearMonth(2027, 4 + random.Next(3)), _ => from.PlusMonths(random.Next(15)) };
            if (groupsAgree && group is not null && requests is [.., { GroupId: { } last } before] && last == Id(100_000 + group.Value))
            {
                (wish, from) = (before.WishedMonth, before.VendorFrom!.Value);
            }

            requests.Add(New(order, wish, from, random.Next(1, 6), group, lockedEvery > 0 && group is null && order % lockedEvery == 0
                ? On(2027, 6, 1 + random.Next(4), 2)
                : null));
        }

        return requests;
    }
}
