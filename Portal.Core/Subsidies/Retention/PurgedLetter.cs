using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Subsidies;

/// <summary>通知書 of an application that is gone, known only by a hash of its 確認番号: who has it is told what became of its records.</summary>
public sealed class PurgedLetter
{
    /// <summary>SHA-256 of the 確認番号, in hexadecimal digits.</summary>
    public required string VerificationHash { get; init; }

    public required Guid PurgedApplicationId { get; init; }

    public static string HashOf(string verificationCode) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(verificationCode)));
}

public sealed class PurgedLetterConfiguration : IEntityTypeConfiguration<PurgedLetter>
{
    public void Configure(EntityTypeBuilder<PurgedLetter> builder)
    {
        builder.HasKey(l => l.VerificationHash);
        builder.Property(l => l.VerificationHash).HasMaxLength(64).IsFixedLength();
        builder.HasOne<PurgedApplication>().WithMany().HasForeignKey(l => l.PurgedApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => l.PurgedApplicationId);
    }
}
