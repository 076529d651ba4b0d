using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>日程の条件の設定, as it held from that moment on; the highest number holds.</summary>
public sealed class ScheduleTermsSetting
{
    public const int UsualPerDay = 10;
    public const int UsualPerWeek = 40;
    public const int UsualSetupDays = 5;
    public const int MostPerDay = 500;
    public const int MostPerWeek = 2_000;
    public const int MostSetupDays = 15;
    public const string OnePerNumber = "ux_schedule_terms_settings_number";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required int Number { get; init; }

    /// <summary>1日に始められる数.</summary>
    public required int PerDay { get; init; }

    /// <summary>1週間に始められる数.</summary>
    public required int PerWeek { get; init; }

    /// <summary>初期セットアップにかかる営業日.</summary>
    public required int SetupDays { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required Guid SetById { get; init; }
}

/// <summary>いまの日程の条件.</summary>
/// <param name="Number">0 while nobody has set any: the usual ones hold.</param>
public sealed record TermsInForce(int Number, int PerDay, int PerWeek, int SetupDays)
{
    public static async Task<TermsInForce> ReadAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        await db.ScheduleTermsSettings.OrderByDescending(t => t.Number)
            .Select(t => new TermsInForce(t.Number, t.PerDay, t.PerWeek, t.SetupDays)).FirstOrDefaultAsync(cancellationToken)
        ?? new TermsInForce(0, ScheduleTermsSetting.UsualPerDay, ScheduleTermsSetting.UsualPerWeek, ScheduleTermsSetting.UsualSetupDays);

    /// <summary>No month is left in which a setup that is proposed on this day could begin.</summary>
    public bool IsOverOn(DateOnly today) => YearMonth.Of(today) >= new ScheduleTerms(PerDay, PerWeek).LastMonth;

    /// <summary>A setup that is proposed on a day begins next month at the earliest: the insurer has to be asked first.</summary>
    public ScheduleTerms On(DateOnly today)
    {
        var terms = new ScheduleTerms(PerDay, PerWeek);
        var next = YearMonth.Of(today).PlusMonths(1);
        return terms with { FirstMonth = next < terms.FirstMonth ? terms.FirstMonth : next > terms.LastMonth ? terms.LastMonth : next };
    }
}

public sealed class ScheduleTermsSettingConfiguration : IEntityTypeConfiguration<ScheduleTermsSetting>
{
    public void Configure(EntityTypeBuilder<ScheduleTermsSetting> builder)
    {
        builder.HasIndex(t => t.Number).IsUnique().HasDatabaseName(ScheduleTermsSetting.OnePerNumber);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.SetById).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_schedule_terms_settings_positive", "per_day > 0 AND per_week >= per_day AND setup_days > 0"));
    }
}
