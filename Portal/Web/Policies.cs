using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;

namespace Portal.Web;

/// <summary>Who may enter which folder of pages; ownership is decided in each query.</summary>
public static class Policies
{
    public const string InsurerStaff = nameof(InsurerStaff);
    public const string InsurerAdministrator = nameof(InsurerAdministrator);
    public const string Operator = nameof(Operator);
    public const string OfficeUser = nameof(OfficeUser);
    public const string AuditReader = nameof(AuditReader);

    public static void Add(AuthorizationOptions options)
    {
        Require(options, InsurerStaff, AccountRole.InsurerStaff, AccountRole.InsurerAdministrator);
        Require(options, InsurerAdministrator, AccountRole.InsurerAdministrator);
        Require(options, Operator, AccountRole.Operator);
        options.AddPolicy(OfficeUser, policy => policy.RequireRole(nameof(AccountRole.OfficeUser)).RequireAssertion(ByProxy.Allows));
        Require(options, AuditReader, AccountRole.Operator, AccountRole.Auditor);
    }

    public static void Apply(RazorPagesOptions options)
    {
        options.Conventions.AuthorizeFolder("/Insurer", InsurerStaff);
        options.Conventions.AuthorizeFolder("/Operator", Operator);
        options.Conventions.AddFolderRouteModelConvention("/Accounts", AccountDesk.Apply);
        options.Conventions.AuthorizeFolder("/Audit", AuditReader);
        options.Conventions.AuthorizeFolder("/My");
        options.Conventions.AuthorizeFolder("/MyPage", OfficeUser);
        options.Conventions.AuthorizeFolder("/Subsidies/Applications", OfficeUser);
    }

    private static void Require(AuthorizationOptions options, string name, params AccountRole[] roles) =>
        options.AddPolicy(name, policy => policy.RequireRole(roles.Select(r => r.ToString())));
}
