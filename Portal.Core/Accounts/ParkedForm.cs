using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Accounts;

/// <summary>
/// What somebody had typed and sent when the session had already ended (預かった入力): given back to the same person after
/// the next sign-in, and never carried out by itself.
/// </summary>
public sealed class ParkedForm
{
    public const int PathMaxLength = 500;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    /// <summary>The page whose form it is.</summary>
    public required string Path { get; init; }

    /// <summary>Names and values, encrypted; no files and no passwords.</summary>
    public required byte[] ProtectedFields { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

public sealed class ParkedFormConfiguration : IEntityTypeConfiguration<ParkedForm>
{
    public void Configure(EntityTypeBuilder<ParkedForm> builder)
    {
        builder.Property(f => f.Path).HasMaxLength(ParkedForm.PathMaxLength);
        builder.HasIndex(f => f.ExpiresAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
