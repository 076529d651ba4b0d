using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;

namespace Portal.Web;

/// <summary>
/// Where accounts are looked after: the secretariat's desk or an insurer's. The pages in Pages/Accounts stand at both addresses
/// (docs/adr/0016) and take from here what differs.
/// </summary>
/// <param name="Path">The list; everything else is below it.</param>
/// <param name="Home">The first page of those who work there.</param>
/// <param name="Name">What the list is called.</param>
/// <param name="Roles">Those that may be given.</param>
public sealed record AccountDesk(string Path, string Home, string Name, IReadOnlyList<AccountRole> Roles)
{
    private static readonly AccountDesk Secretariat =
        new("/operator/accounts", "/operator", "アカウント", [AccountRole.Operator, AccountRole.Helpdesk, AccountRole.Auditor]);

    private static readonly AccountDesk Insurer =
        new("/insurer/staff", "/insurer", "職員", [AccountRole.InsurerStaff, AccountRole.InsurerAdministrator]);

    public bool IsSecretariat => this == Secretariat;

    public static AccountDesk Of(ICurrentUser user) => user.Role == AccountRole.Operator ? Secretariat : Insurer;

    /// <summary>Every page of the folder a second time, at the insurer's address and for its administrators.</summary>
    public static void Apply(PageRouteModel page)
    {
        foreach (var selector in page.Selectors.ToList())
        {
            var second = new SelectorModel(selector);
            second.AttributeRouteModel!.Template =
                Insurer.Path[1..] + selector.AttributeRouteModel!.Template![(Secretariat.Path.Length - 1)..];
            second.EndpointMetadata.Add(new AuthorizeAttribute(Policies.InsurerAdministrator));
            selector.EndpointMetadata.Add(new AuthorizeAttribute(Policies.Operator));
            page.Selectors.Add(second);
        }
    }

    /// <summary>The page of one account, with what has just been done.</summary>
    public string PageOf(Guid id, string? done = null) => $"{Path}/{id}{(done is null ? "" : $"?done={done}")}";

    /// <summary>The roles that somebody of this role may be given; none for who works for an office.</summary>
    public static IReadOnlyList<SelectListItem> RolesAfter(AccountRole role) =>
        Choices(Insurer.Roles.Concat(Secretariat.Roles).Where(next => next.MayFollow(role)));

    public static IReadOnlyList<SelectListItem> Choices(IEnumerable<AccountRole> roles) =>
        [.. roles.Select(role => new SelectListItem(role.Text(), role.ToString()))];
}
