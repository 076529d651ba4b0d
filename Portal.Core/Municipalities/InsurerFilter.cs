using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>What is looked for among insurers, as it stands in the URL.</summary>
/// <param name="Text">Part of the name, or the beginning of the number; blank for all.</param>
/// <param name="Kind">Null for all.</param>
/// <param name="Sort">number, name or kind, with a minus for descending.</param>
public sealed record InsurerFilter(string? Text, InsurerKind? Kind, string? Sort)
{
    internal IQueryable<Insurer> Apply(IQueryable<Insurer> insurers)
    {
        insurers = insurers.Where(i => Kind == null || i.Kind == Kind);
        if (string.IsNullOrWhiteSpace(Text))
        {
            return insurers;
        }

        var (name, number) = (JapaneseNfc.Normalise(Text.Trim()), WidthFolding.ToHalfWidth(Text).Trim());
        return insurers.Where(i => i.Name.Contains(name) || i.InsurerNumber.StartsWith(number));
    }

    internal IQueryable<Insurer> Order(IQueryable<Insurer> insurers) => Sort switch
    {
        "-number" => insurers.OrderByDescending(i => i.InsurerNumber),
        "name" => insurers.OrderBy(i => i.Name).ThenBy(i => i.InsurerNumber),
        "-name" => insurers.OrderByDescending(i => i.Name).ThenByDescending(i => i.InsurerNumber),
        "kind" => insurers.OrderBy(i => i.Kind).ThenBy(i => i.InsurerNumber),
        "-kind" => insurers.OrderByDescending(i => i.Kind).ThenByDescending(i => i.InsurerNumber),
        _ => insurers.OrderBy(i => i.InsurerNumber),
    };
}

internal static class InsurerRows
{
    public static IQueryable<InsurerRow> ToRows(this IQueryable<Insurer> insurers, PortalDbContext db) =>
        insurers.Select(i => new InsurerRow(
            i.Id, i.InsurerNumber, i.Name, i.Kind,
            db.Users.Count(a => a.InsurerId == i.Id && a.DisabledAt == null),
            db.Users.Count(a => a.InsurerId == i.Id && a.DisabledAt == null && a.PasswordHash != null
                && a.Role == AccountRole.InsurerAdministrator)));
}
