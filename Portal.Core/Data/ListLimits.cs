using Microsoft.EntityFrameworkCore;

namespace Portal.Core.Data;

/// <summary>
/// How long lists stay quick: pages of 50, and nothing is counted or turned to beyond 5,000 rows, where people narrow
/// the list down instead.
/// </summary>
public static class ListLimits
{
    public const int PageSize = 50;
    public const int Counted = 5_000;

    /// <summary>The page shown when <paramref name="asked"/> is asked for.</summary>
    public static int PageWithin(int asked, int count, int size = PageSize) =>
        Math.Clamp(asked, 1, Math.Max(1, (Math.Min(count, Counted) + size - 1) / size));

    /// <summary>How many there are, up to one more than <see cref="Counted"/>: more is said as 以上.</summary>
    // Whichever rows are counted, in the order in which they are met; EF would warn of a limit without any order.
    public static Task<int> CountWithinLimitAsync<T>(this IQueryable<T> rows, CancellationToken cancellationToken) =>
        rows.OrderBy(_ => 1).Take(Counted + 1).CountAsync(cancellationToken);
}
