using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Accounts;

/// <summary>認証アプリ: the key that a person's authenticator app shares with the portal.</summary>
public sealed class AuthenticatorApp
{
    public const string OnePerAccount = "ix_authenticator_apps_account_id";
    private const string ProtectionPurpose = "AuthenticatorApp.Key";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    /// <summary>Encrypted: unlike a password it has to be readable by us.</summary>
    public required byte[] ProtectedKey { get; init; }

    /// <summary>Null until a first code has shown that the app has the key.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The step of the last code accepted: a code works once, and none before it works any more.</summary>
    public long LastStep { get; set; }

    public static AuthenticatorApp New(Guid accountId, IDataProtectionProvider protection) => new()
    {
        AccountId = accountId,
        ProtectedKey = protection.CreateProtector(ProtectionPurpose).Protect(RandomNumberGenerator.GetBytes(20)),
    };

    public byte[] ReadKey(IDataProtectionProvider protection) =>
        protection.CreateProtector(ProtectionPurpose).Unprotect(ProtectedKey);
}

public sealed class AuthenticatorAppConfiguration : IEntityTypeConfiguration<AuthenticatorApp>
{
    public void Configure(EntityTypeBuilder<AuthenticatorApp> builder)
    {
        builder.HasIndex(a => a.AccountId).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
