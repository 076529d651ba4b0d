using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.Accounts;

/// <summary>Where a page stands, for the breadcrumbs.</summary>
/// <param name="Desk">Whose desk it is.</param>
/// <param name="Person">The account that it is about; null for none.</param>
/// <param name="Here">The page itself; null for the account's own.</param>
public sealed record AccountPlace(AccountDesk Desk, AccountDetails? Person, string? Here);
