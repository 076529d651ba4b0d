using Microsoft.AspNetCore.Identity;

namespace Portal.Core.Accounts;

/// <summary>
/// A person who signs in (アカウント). <see cref="IdentityUser{TKey}.UserName"/> is the login ID (ログインID).
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int DisplayNameMaxLength = 100;
    public const int DepartmentMaxLength = 100;
    public const int LoginIdMaxLength = 50;

    public Account() => Id = Guid.CreateVersion7();

    /// <summary>氏名, NFC exactly as typed.</summary>
    public required string DisplayName { get; set; }

    /// <summary>部署; empty when none.</summary>
    public string Department { get; set; } = "";

    public required AccountRole Role { get; set; }

    /// <summary>The insurer (保険者) this person works for; null for operator, helpdesk and auditor.</summary>
    public Guid? InsurerId { get; set; }

    /// <summary>The password was issued by somebody else and opens only the page on which it is changed.</summary>
    public bool MustChangePassword { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignedInAt { get; set; }

    /// <summary>Null while the account may be used.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    public bool IsDisabled => DisabledAt is not null;

    public void Disable(DateTimeOffset at) => DisabledAt ??= at;

    public void Enable() => DisabledAt = null;
}
