using Microsoft.AspNetCore.Identity;

namespace Portal.Core.Accounts;

/// <summary>
/// A checked passkey as a row. Identity's own way of storing it would write the whole account anew, and with it undo what somebody else
/// changes at that moment.
/// </summary>
internal static class PasskeyRows
{
    public static IdentityUserPasskey<Guid> Of(Guid accountId, UserPasskeyInfo passkey) => new()
    {
        UserId = accountId,
        CredentialId = passkey.CredentialId,
        Data = new IdentityPasskeyData
        {
            PublicKey = passkey.PublicKey,
            Name = passkey.Name,
            CreatedAt = passkey.CreatedAt,
            SignCount = passkey.SignCount,
            Transports = passkey.Transports,
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            AttestationObject = passkey.AttestationObject,
            ClientDataJson = passkey.ClientDataJson,
        },
    };
}
