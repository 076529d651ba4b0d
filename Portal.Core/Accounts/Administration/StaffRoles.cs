namespace Portal.Core.Accounts;

public static class StaffRoles
{
    /// <summary>The two roles within an insurer.</summary>
    public static bool IsStaff(AccountRole? role) => role is AccountRole.InsurerStaff or AccountRole.InsurerAdministrator;

    /// <summary>What a role is called on screen.</summary>
    public static string Text(this AccountRole role) => role switch
    {
        AccountRole.InsurerAdministrator => "管理者",
        AccountRole.InsurerStaff => "職員",
        AccountRole.Operator => "事務局",
        AccountRole.Helpdesk => "ヘルプデスク",
        _ => "監査人",
    };
}
