using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>アンケート: one round in which all insurers are asked when and how they join.</summary>
public sealed class ReadinessSurvey
{
    public const int TitleMaxLength = 100;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Title { get; set; }

    /// <summary>回答の受付を始める日.</summary>
    public required DateOnly OpensOn { get; set; }

    /// <summary>締切日: the last day in Japan on which an insurer answers by itself.</summary>
    public required DateOnly ClosesOn { get; set; }

    public bool IsOpenOn(DateOnly day) => OpensOn <= day && day <= ClosesOn;
}

public sealed class ReadinessSurveyConfiguration : IEntityTypeConfiguration<ReadinessSurvey>
{
    public void Configure(EntityTypeBuilder<ReadinessSurvey> builder)
    {
        builder.Property(s => s.Title).HasMaxLength(ReadinessSurvey.TitleMaxLength);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
        builder.ToTable(t => t.HasCheckConstraint("ck_readiness_surveys_days", "opens_on <= closes_on"));
    }
}
