using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Bench.Measures;

/// <summary>
/// 1,741 insurers, the same in every run: vendors as the survey of JAHIS has them, wishes that crowd at the beginning of a fiscal year, and in
/// every forty a group of six with one vendor and one wish.
/// </summary>
internal static class Country
{
    public static IReadOnlyList<SetupRequest> Insurers()
    {
        var random = new Random(20270101);
        var requests = new List<SetupRequest>();
        for (var order = 1; order <= 1741; order++)
        {
            var group = order % 40 < 6 ? Id(100_000 + (order / 40)) : (Guid?)null;
            var from = new YearMonth(2026, 9).PlusMonths(random.Next(10) switch { < 1 => 0, < 4 => 2, _ => 4 });
            var wish = random.Next(12) switch { < 1 => (YearMonth?)null, < 5 => new YearMonth(2027, 4 + random.Next(3)), _ => from.PlusMonths(random.Next(15)) };
            var days = random.Next(1, 6);
            if (group is not null && requests is [.., var before] && before.GroupId == group)
            {
                (wish, from) = (before.WishedMonth, before.VendorFrom!.Value);
            }

            requests.Add(new SetupRequest(Id(order), $"保険者{order}", order, wish, from, days, group));
        }

        return requests;
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
