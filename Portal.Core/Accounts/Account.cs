using Microsoft.AspNetCore.Identity;
using Portal.Core.JapaneseText;

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

    /// <summary>
    /// The password opens only the page on which it is changed: somebody else issued it, or it is too short for the only factor.
    /// </summary>
    public bool MustChangePassword { get; private set; }

    /// <summary>Long enough to be the only factor: noted when it is set, since its hash does not tell.</summary>
    public bool PasswordStandsAlone { get; private set; }

    /// <summary>From then on an issued password (仮パスワード) opens nothing; null for one that the person chose.</summary>
    public DateTimeOffset? IssuedPasswordEndsAt { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignedInAt { get; set; }

    /// <summary>Null while the account may be used.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    public bool IsDisabled => DisabledAt is not null;

    /// <param name="hash">As it is stored.</param>
    /// <param name="standsAlone">Whether it is long enough without a second factor.</param>
    /// <param name="issuedUntil">The end of a password that somebody else knows; null for the person's own.</param>
    public void SetPassword(string hash, bool standsAlone, DateTimeOffset? issuedUntil)
    {
        (PasswordHash, PasswordStandsAlone, IssuedPasswordEndsAt) = (hash, standsAlone, issuedUntil);
        MustChangePassword = issuedUntil is not null;
        (AccessFailedCount, LockoutEnd) = (0, null);
        EndWhatHasBegun();
    }

    /// <summary>Once the last one is gone, a password that was enough beside it is changed before anything else.</summary>
    public void SetSecondFactor(bool isThere)
    {
        TwoFactorEnabled = isThere;
        MustChangePassword |= !isThere && PasswordHash is not null && !PasswordStandsAlone;
        MarkChanged();
    }

    public void Describe(string displayName, string department)
    {
        (DisplayName, Department) = (displayName, department);
        MarkChanged();
    }

    public void ChangeRole(AccountRole role)
    {
        Role = role;
        MarkChanged();
    }

    /// <param name="address">As it is sent to.</param>
    public void ChangeEmail(string address)
    {
        (Email, NormalizedEmail) = (address, MailAddress.Normalise(address).ToUpperInvariant());
        EndWhatHasBegun();
    }

    public void Disable(DateTimeOffset at)
    {
        DisabledAt ??= at;
        EndWhatHasBegun();
    }

    public void Enable()
    {
        DisabledAt = null;
        MarkChanged();
    }

    /// <summary>A sign-in or a change of address that began before this does not go on.</summary>
    private void EndWhatHasBegun()
    {
        SecurityStamp = SecretToken.New().Text;
        MarkChanged();
    }

    /// <summary>Whoever read the account before this cannot write it any more. A sign-in or a failure is no such change.</summary>
    private void MarkChanged() => ConcurrencyStamp = Guid.NewGuid().ToString();
}
