namespace Portal.Core.ReviewBoard;

/// <summary>
/// Puts a list into the order that typed numbers ask for (番号で並べ替える). Only a number that differs from the present one
/// moves its item: up before the one that has the number now, down behind it. An unreadable or missing number moves nothing.
/// </summary>
public static class TypedOrder
{
    public static IReadOnlyList<T> Arrange<T>(IReadOnlyList<T> present, Func<T, string?> typedOf)
    {
        var wishes = present.Select((item, index) =>
        {
            var (now, wanted) = (index + 1, SessionDetails.NumberOf(typedOf(item)) ?? index + 1);
            return (item, wanted, side: wanted.CompareTo(now), now);
        });
        return [.. wishes.OrderBy(w => w.wanted).ThenBy(w => w.side).ThenBy(w => w.now).Select(w => w.item)];
    }
}
