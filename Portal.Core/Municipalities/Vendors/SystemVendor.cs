using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>システムベンダ: whose 介護保険システム an insurer uses, and from which month it can do the 初期セットアップ.</summary>
public sealed class SystemVendor
{
    public const int NameMaxLength = 60;
    public const string OnePerName = "ix_system_vendors_name_key";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    /// <summary>The name as it is compared.</summary>
    public required string NameKey { get; set; }

    /// <summary>What it said, the newest last; empty while it has said nothing.</summary>
    public IList<VendorMonth> Months { get; init; } = [];

    public static string KeyOf(string name) =>
        string.Concat(WidthFolding.ToFullWidthKana(WidthFolding.ToHalfWidth(name)).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <returns>The names of what is different now.</returns>
    public IReadOnlyList<string> Describe(string name, DateOnly? month, DateTimeOffset at, Guid by)
    {
        var typed = JapaneseNfc.Normalise(name.Trim());
        var changed = new List<string>();
        if (typed != Name)
        {
            (Name, NameKey) = (typed, KeyOf(typed));
            changed.Add(nameof(Name));
        }

        if (month != Months.OrderBy(m => m.SetAt).LastOrDefault()?.PossibleFrom)
        {
            Months.Add(new VendorMonth { PossibleFrom = month, SetAt = at, SetById = by });
            changed.Add(nameof(Months));
        }

        return changed;
    }
}

/// <summary>初期セットアップができる月, as it was known from that moment on.</summary>
public sealed class VendorMonth
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid VendorId { get; init; }

    /// <summary>The first day of the month; null when a month that had been said was taken back.</summary>
    public required DateOnly? PossibleFrom { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required Guid SetById { get; init; }
}

public static class SystemVendors
{
    /// <summary>True for no vendor at all.</summary>
    internal static async Task<bool> IsKnownAsync(this IQueryable<SystemVendor> vendors, Guid? id, CancellationToken cancellationToken) =>
        id is null || await vendors.AnyAsync(v => v.Id == id, cancellationToken);
}

public sealed class SystemVendorConfiguration : IEntityTypeConfiguration<SystemVendor>
{
    public void Configure(EntityTypeBuilder<SystemVendor> builder)
    {
        builder.Property(v => v.Name).HasMaxLength(SystemVendor.NameMaxLength);
        builder.Property(v => v.NameKey).HasMaxLength(SystemVendor.NameMaxLength);
        builder.HasIndex(v => v.NameKey).IsUnique();
        builder.HasMany(v => v.Months).WithOne().HasForeignKey(m => m.VendorId).OnDelete(DeleteBehavior.Cascade);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}

public sealed class VendorMonthConfiguration : IEntityTypeConfiguration<VendorMonth>
{
    public void Configure(EntityTypeBuilder<VendorMonth> builder)
    {
        // Made by us: without this, EF takes a new one in the list for one that was stored before.
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.SetById).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(t => t.HasCheckConstraint("ck_vendor_months_first_day", "extract(day FROM possible_from) = 1"));
    }
}
