using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>消費税の報告の状態.</summary>
public enum TaxReportState
{
    /// <summary>未報告.</summary>
    Open,

    /// <summary>確認待ち.</summary>
    Reported,

    /// <summary>差し戻し: it has to be reported again.</summary>
    SentBack,

    /// <summary>確認済み.</summary>
    Accepted,

    /// <summary>報告不要: nothing is left of the grant.</summary>
    Lifted,
}

/// <summary>消費税仕入控除税額の報告 (交付要綱10条) that a granted application owes. There is none where the programme asks for none.</summary>
public sealed class TaxReportDuty : IHasDueDay
{
    public required Guid ApplicationId { get; init; }

    /// <summary>報告の期限, the last day in Japan.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>What can be in the grant of consumption tax at most, yen.</summary>
    public required int MostYen { get; set; }

    public TaxReportState State { get; private set; }

    /// <summary>How many reports have come.</summary>
    public int Reports { get; private set; }

    /// <summary>期限の前のお知らせ; null before.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>期限を過ぎたお知らせ; null before.</summary>
    public DateTimeOffset? OverdueToldAt { get; private set; }

    /// <summary>The office has to do something.</summary>
    public bool IsWaiting => State is TaxReportState.Open or TaxReportState.SentBack;

    /// <summary>Of the year for which it was applied: by its end purchase and connection were finished.</summary>
    public static TaxReportDuty Of(SubsidyApplication application, int grantedYen, TaxReportRule rule) => new()
    {
        ApplicationId = application.Id,
        DueOn = rule.DueOn(FiscalYear.Of(new DateOnly(application.FiscalYear, 4, 1)).Last),
        MostYen = MostIn(grantedYen),
    };

    /// <summary>決定後の処分: less can be in what is left. Where nothing is left, nothing is to be reported any more; what was 確認済み stays.</summary>
    public void ChangeGrant(int grantedYen)
    {
        MostYen = MostIn(grantedYen);
        State = grantedYen == 0 && State != TaxReportState.Accepted ? TaxReportState.Lifted : State;
    }

    /// <summary>報告する: it waits to be checked.</summary>
    /// <returns>The number of the report, from 1.</returns>
    public int Report()
    {
        (State, Reports) = (TaxReportState.Reported, Reports + 1);
        return Reports;
    }

    public void Answer(bool isAccepted) => State = isAccepted ? TaxReportState.Accepted : TaxReportState.SentBack;

    public void NoteReminder(DateTimeOffset at) => RemindedAt = at;

    public void NoteOverdue(DateTimeOffset at) => OverdueToldAt = at;

    private static int MostIn(int grantedYen) => (int)(grantedYen * 10L / 110);
}

public sealed class TaxReportDutyConfiguration : IEntityTypeConfiguration<TaxReportDuty>
{
    public void Configure(EntityTypeBuilder<TaxReportDuty> builder)
    {
        builder.HasKey(d => d.ApplicationId);
        builder.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<SubsidyApplication>().WithOne().HasForeignKey<TaxReportDuty>(d => d.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.State, d.DueOn, d.ApplicationId });
        builder.HasIndex(d => new { d.DueOn, d.ApplicationId });
        builder.HasIndex(d => new { d.DueOn, d.ApplicationId }, "ix_tax_report_duties_to_remind")
            .HasDatabaseName("ix_tax_report_duties_to_remind").HasFilter("state = 'Open' AND reminded_at IS NULL");
        builder.HasIndex(d => new { d.DueOn, d.ApplicationId }, "ix_tax_report_duties_to_tell")
            .HasDatabaseName("ix_tax_report_duties_to_tell").HasFilter("state = 'Open' AND overdue_told_at IS NULL");
        builder.ToTable(t => t.HasCheckConstraint("ck_tax_report_duties_reports", "state = 'Lifted' OR (reports = 0) = (state = 'Open')"));
    }
}
