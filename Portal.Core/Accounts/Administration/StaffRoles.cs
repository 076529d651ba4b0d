namespace Portal.Core.Accounts;

/// <summary>役割: which of them belong together, and what they are called.</summary>
public static class StaffRoles
{
    /// <summary>The two roles within an insurer.</summary>
    public static bool IsStaff(AccountRole? role) => role is AccountRole.InsurerStaff or AccountRole.InsurerAdministrator;

    /// <summary>事務局、ヘルプデスク、監査人: those who work for no insurer.</summary>
    public static bool IsOfficial(AccountRole? role) => role is AccountRole.Operator or AccountRole.Helpdesk or AccountRole.Auditor;

    /// <summary>Whether somebody may have this role after that one: within the insurer, or within the secretariat. A user of an office stays one.</summary>
    public static bool MayFollow(this AccountRole role, AccountRole before) =>
        IsStaff(before) ? IsStaff(role) : IsOfficial(before) && IsOfficial(role);

    /// <summary>What a role is called on screen.</summary>
    public static string Text(this AccountRole role) => role switch
    {
        AccountRole.InsurerAdministrator => "管理者",
        AccountRole.InsurerStaff => "職員",
        AccountRole.Operator => "事務局",
        AccountRole.Helpdesk => "ヘルプデスク",
        AccountRole.OfficeUser => "事業所・医療機関",
        _ => "監査人",
    };
}
