using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <summary>What is looked for in the register, as it stands in the URL.</summary>
/// <param name="Text">Part of a name, an address or a profession; blanks do not count.</param>
/// <param name="State">active, inactive, or anything else for both.</param>
/// <param name="Sort">name, email, profession or state, with a minus for descending.</param>
public sealed record ReviewerFilter(string? Text, string? State, string? Sort)
{
    public const string Active = "active";
    public const string Inactive = "inactive";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && State is not (Active or Inactive);

    internal IQueryable<Reviewer> Apply(IQueryable<Reviewer> reviewers)
    {
        var state = State switch { Active => true, Inactive => false, _ => (bool?)null };
        if (state is { } active)
        {
            reviewers = reviewers.Where(r => r.IsActive == active);
        }

        var name = WithoutBlanks(JapaneseNfc.Normalise(Text ?? ""));
        if (name.Length == 0)
        {
            return reviewers;
        }

        var address = MailAddress.Normalise(Text);
        return name == address
            ? reviewers.Where(r => TextSearch.ReviewerMatches(r.Name, r.EmailKey, r.Profession, name))
            : reviewers.Where(r => TextSearch.ReviewerMatches(r.Name, r.EmailKey, r.Profession, name)
                || TextSearch.ReviewerMatches(r.Name, r.EmailKey, r.Profession, address));
    }

    // The id comes last, always in the same direction: an index then gives the rows already in order.
    internal IQueryable<Reviewer> Order(IQueryable<Reviewer> reviewers) => Sort switch
    {
        "-name" => reviewers.OrderByDescending(r => r.Name).ThenByDescending(r => r.Id),
        "email" => reviewers.OrderBy(r => r.EmailKey),
        "-email" => reviewers.OrderByDescending(r => r.EmailKey),
        "profession" => reviewers.OrderBy(r => r.Profession).ThenBy(r => r.Id),
        "-profession" => reviewers.OrderByDescending(r => r.Profession).ThenByDescending(r => r.Id),
        "state" => reviewers.OrderByDescending(r => r.IsActive).ThenByDescending(r => r.Name).ThenByDescending(r => r.Id),
        "-state" => reviewers.OrderBy(r => r.IsActive).ThenBy(r => r.Name).ThenBy(r => r.Id),
        _ => reviewers.OrderBy(r => r.Name).ThenBy(r => r.Id),
    };

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

internal static class ReviewerRows
{
    public static IQueryable<ReviewerRow> ToRows(this IQueryable<Reviewer> reviewers, PortalDbContext db) =>
        reviewers.Select(r => new ReviewerRow(
            r.Id, r.Name, r.Email, r.Profession, r.IsActive,
            db.Panels.Where(p => p.InsurerId == r.InsurerId && p.Members.Any(m => m.ReviewerId == r.Id))
                .OrderBy(p => p.Name).Select(p => p.Name).ToList()));
}
