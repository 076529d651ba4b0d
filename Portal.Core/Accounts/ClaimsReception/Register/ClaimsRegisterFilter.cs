using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>What is looked for in the 登録簿, as it stands in the URL.</summary>
/// <param name="Text">Part of a name, or the beginning of a number; blank for all.</param>
/// <param name="State">current, left, or anything else for both.</param>
/// <param name="Sort">number, with a minus for descending.</param>
public sealed record ClaimsRegisterFilter(string? Text, string? State, string? Sort)
{
    public const string Current = "current";
    public const string Left = "left";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && State is not (Current or Left);

    internal IQueryable<RegisterPlace> Apply(IQueryable<RegisterPlace> places)
    {
        places = State switch
        {
            Current => places.Where(p => p.LeftRegisterAt == null),
            Left => places.Where(p => p.LeftRegisterAt != null),
            _ => places,
        };
        var text = JapaneseNfc.Normalise((Text ?? "").Trim());
        var number = WidthFolding.ToBareCode(text);
        return text.Length == 0 ? places
            : number.Length <= OfficeNumber.Length && number.All(char.IsAsciiLetterOrDigit) && char.IsAsciiDigit(number[0]) ? BeginningWith(places, number)
            : places.Where(p => TextSearch.TextMatches(p.Name, text));
    }

    internal IQueryable<RegisterPlace> Order(IQueryable<RegisterPlace> places) => Sort == "-number"
        ? places.OrderByDescending(p => p.Number).ThenByDescending(p => p.IsMedical)
        : places.OrderBy(p => p.Number).ThenBy(p => p.IsMedical);

    // Between the first and the last number that may begin so: the index of numbers answers that under any collation.
    private static IQueryable<RegisterPlace> BeginningWith(IQueryable<RegisterPlace> places, string start)
    {
        var (first, last) = (start.PadRight(OfficeNumber.Length, '0'), start.PadRight(OfficeNumber.Length, 'Z'));
#pragma warning disable CA1309 // The database compares: its own order is the index's.
        return places.Where(p => string.Compare(p.Number, first) >= 0 && string.Compare(p.Number, last) <= 0);
#pragma warning restore CA1309
    }
}
