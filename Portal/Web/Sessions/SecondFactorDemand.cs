using Portal.Core.Accounts;

namespace Portal.Web.Sessions;

/// <summary>
/// Who must have a second factor: operator, helpdesk and insurer accounts everywhere but in Development, where the setting
/// Accounts:RequireSecondFactor can ask for it too. Elsewhere no setting can take it away. Offices are
/// offered one and may do without.
/// </summary>
public sealed class SecondFactorDemand(IConfiguration configuration, IHostEnvironment environment)
{
    private readonly bool isOn =
        !environment.IsDevelopment() || configuration.GetValue<bool>("Accounts:RequireSecondFactor");

    /// <summary>Whether this person still has to set one up before anything else opens.</summary>
    public bool IsOpenFor(SessionOwner owner) => IsOnFor(owner.Role) && !owner.HasSecondFactor;

    public bool IsOnFor(AccountRole role) => isOn && role is not (AccountRole.Auditor or AccountRole.OfficeUser);
}
