namespace Portal.Core.Accounts;

/// <summary>How often a signed-in person may prove who they are; the session would otherwise be a place to guess.</summary>
public static class ProofLimit
{
    public static readonly AttemptLimit PerAccount = new("proof", 20, TimeSpan.FromMinutes(10));
}
