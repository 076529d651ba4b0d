using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>
/// 利用登録の途中: what somebody has told on the way from an e-mail address to an account. Left at any step, it goes on from the mail.
/// </summary>
public sealed class OfficeRegistration
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of the 32 random bytes in the mailed address.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>種別 that the person registers for; which place it is, is decided later.</summary>
    public required OfficeKind WantedKind { get; init; }

    /// <summary>As it is sent to.</summary>
    public required string Email { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From then on the mailed address opens nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>電子請求受付システムのユーザID; null until it was verified. Its password is never kept.</summary>
    public string? ClaimsUserId { get; private set; }

    /// <summary>The places that bill with it, as the register knew them at that moment.</summary>
    public IReadOnlyList<RegisteredPlace> Places { get; private set; } = [];

    /// <summary>種別 of the chosen place; null until one is chosen.</summary>
    public OfficeKind? Kind { get; private set; }

    /// <summary>The chosen place's number; null until one is chosen.</summary>
    public string? Number { get; private set; }

    /// <summary>What the person says of the place; null until that step was saved.</summary>
    public OfficeFacts? Facts { get; private set; }

    /// <summary>Null until an account came of it.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    public RegisteredPlace? Place => Places.SingleOrDefault(p => p.Number == Number && p.Kind == Kind);

    public RegistrationStep Step => CompletedAt is not null ? RegistrationStep.Done
        : ClaimsUserId is null ? RegistrationStep.ClaimsUser
        : Place is null ? RegistrationStep.Place
        : Facts is null ? RegistrationStep.Office
        : RegistrationStep.Account;

    public bool IsOpenAt(DateTimeOffset now) => now < ExpiresAt;

    /// <summary>Another user replaces what was chosen by the one before. Where there is no choice, it is made at once.</summary>
    /// <param name="claimsUserId">ユーザID.</param>
    /// <param name="places">What bills with it.</param>
    /// <param name="free">Those of them that nobody has registered yet.</param>
    public void Verify(string claimsUserId, IReadOnlyList<RegisteredPlace> places, IReadOnlyList<RegisteredPlace> free)
    {
        (ClaimsUserId, Places) = (claimsUserId, places);
        if (Place is null)
        {
            (Kind, Number, Facts) = (null, null, null);
        }

        if (Place is null && free.Count == 1)
        {
            Choose(free[0]);
        }
    }

    public void Choose(RegisteredPlace place)
    {
        if (Place != place)
        {
            (Kind, Number, Facts) = (place.Kind, place.Number, null);
        }
    }

    public void Describe(OfficeFacts facts) => Facts = facts;

    public void Complete(DateTimeOffset at) => CompletedAt ??= at;
}

/// <summary>利用登録の手順: the next thing to be done.</summary>
public enum RegistrationStep
{
    /// <summary>電子請求受付システムのユーザIDとパスワード.</summary>
    ClaimsUser,

    /// <summary>事業所・医療機関を選ぶ, where several bill with one user.</summary>
    Place,

    /// <summary>事業所・医療機関の情報.</summary>
    Office,

    /// <summary>ログインIDとパスワード.</summary>
    Account,

    Done,
}

public sealed class OfficeRegistrationConfiguration : IEntityTypeConfiguration<OfficeRegistration>
{
    public void Configure(EntityTypeBuilder<OfficeRegistration> builder)
    {
        builder.Property(r => r.Email).HasMaxLength(254);
        builder.Property(r => r.WantedKind).HasConversion<string>().HasMaxLength(30);
        builder.Property(r => r.ClaimsUserId).HasMaxLength(ClaimsUserId.Length);
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(r => r.Number).HasMaxLength(Office.NumberLength);
        builder.Property(r => r.Places).HasJson();
        // The list is replaced as a whole and never changed.
        builder.Property(r => r.Places).Metadata.SetValueComparer(
            new ValueComparer<IReadOnlyList<RegisteredPlace>>((a, b) => ReferenceEquals(a, b), places => places.Count, places => places));
        builder.Property(r => r.Facts).HasJson();
        builder.Ignore(r => r.Place);
        builder.Ignore(r => r.Step);
        builder.HasIndex(r => r.TokenHash).IsUnique();
        builder.HasIndex(r => r.ExpiresAt);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
