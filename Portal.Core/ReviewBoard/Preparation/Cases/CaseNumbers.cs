using System.Globalization;

namespace Portal.Core.ReviewBoard;

/// <summary>Running numbers for cases that were made without one: 0001, 0002 …, in step with the 審査順 where they are free.</summary>
internal static class CaseNumbers
{
    public static IReadOnlyList<CaseLine> Next(IReadOnlyCollection<string> present, int count)
    {
        var (taken, made) = (present.ToHashSet(), new List<CaseLine>());
        for (var number = present.Count + 1; made.Count < count; number++)
        {
            var text = number.ToString("0000", CultureInfo.InvariantCulture);
            if (taken.Add(text))
            {
                made.Add(new CaseLine(text, null, ""));
            }
        }

        return made;
    }
}
