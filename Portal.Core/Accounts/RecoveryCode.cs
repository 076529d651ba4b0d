using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>回復コード: opens once, for somebody whose second factor is lost. Only hashes are stored.</summary>
public sealed class RecoveryCode
{
    public const int PerAccount = 10;

    // 80 random bits cannot be guessed from a hash anyway; the rounds keep a shortened or leaked alphabet from mattering.
    private const int Rounds = 60_000;
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    /// <summary>The same for all codes made together, so that one derivation finds the code among them.</summary>
    public required byte[] Salt { get; init; }

    public required byte[] Hash { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Ten new codes with the texts to show, once.</summary>
    public static IReadOnlyList<(RecoveryCode Code, string Text)> NewSet(Guid accountId)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return [.. Enumerable.Range(0, PerAccount).Select(_ =>
        {
            var bare = RandomNumberGenerator.GetString(Letters, 16);
            var code = new RecoveryCode { AccountId = accountId, Salt = salt, Hash = HashOf(bare, salt) };
            return (code, string.Join('-', bare.Chunk(4).Select(part => new string(part))));
        })];
    }

    /// <summary>Width, case, spaces and hyphens do not count, nor the letters that are taken for digits.</summary>
    public static byte[] HashOf(string typed, byte[] salt)
    {
        var bare = WidthFolding.ToBareCode(typed).ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return Rfc2898DeriveBytes.Pbkdf2(bare, salt, Rounds, HashAlgorithmName.SHA512, 32);
    }
}

public sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.HasIndex(c => c.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
