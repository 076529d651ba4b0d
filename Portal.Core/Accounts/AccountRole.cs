namespace Portal.Core.Accounts;

/// <summary>What a signed-in person may do (役割). One account has one role.</summary>
public enum AccountRole
{
    /// <summary>保険者の職員.</summary>
    InsurerStaff,

    /// <summary>保険者の管理者: also invites and disables colleagues and changes settings.</summary>
    InsurerAdministrator,

    /// <summary>国保中央会 事務局.</summary>
    Operator,

    /// <summary>ヘルプデスク.</summary>
    Helpdesk,

    /// <summary>監査人: reads the audit trail, nothing else.</summary>
    Auditor,

    /// <summary>事業所・医療機関の利用者: registered by themselves; for which office is said by their <see cref="OfficeMembership"/>.</summary>
    OfficeUser,
}
