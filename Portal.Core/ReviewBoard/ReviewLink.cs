using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// A mailed URL with its lookup code (照会コード). A reviewer may have several at once (URL mail, reminder); all die
/// together when the address is corrected, the reviewer is taken off, or the session ends.
/// </summary>
public sealed class ReviewLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SessionReviewerId { get; init; }

    /// <summary>SHA-256 of the 32 random bytes in the URL.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>SHA-256 of the lookup code (照会コード) to type by hand.</summary>
    public required byte[] CodeHash { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>A new link; its secrets are in the answer and nowhere else, for the mail that carries them.</summary>
    public static IssuedLink Issue(Guid sessionReviewerId, DateTimeOffset at)
    {
        var (token, code) = (SecretToken.New(), LookupCode.New());
        var link = new ReviewLink
        {
            SessionReviewerId = sessionReviewerId,
            TokenHash = token.Hash,
            CodeHash = LookupCode.HashOf(code),
            IssuedAt = at,
        };
        return new IssuedLink(link, token.Text, code);
    }

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}

/// <param name="Link">The row to save.</param>
/// <param name="Token">The last part of <c>/review/{token}</c>.</param>
/// <param name="Code">照会コード, grouped.</param>
public sealed record IssuedLink(ReviewLink Link, string Token, string Code);

public sealed class ReviewLinkConfiguration : IEntityTypeConfiguration<ReviewLink>
{
    public void Configure(EntityTypeBuilder<ReviewLink> builder)
    {
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasIndex(l => l.CodeHash).IsUnique();
    }
}
