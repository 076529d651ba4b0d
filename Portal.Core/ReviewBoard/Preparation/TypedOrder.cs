using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// Puts a list into the order that typed numbers ask for (番号で並べ替える). Only a number that differs from the present one
/// moves its item: up before the one that has the number now, down behind it. An unreadable or missing number moves nothing.
/// </summary>
public static class TypedOrder
{
    /// <summary>
    /// An order as a form was opened with it, for the form to carry: the numbers typed there mean nothing in another one, where
    /// a colleague has moved, added or removed something meanwhile.
    /// </summary>
    public static string TextOf(IEnumerable<Guid> present) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<Guid>(present.ToArray())));

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
