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

    /// <summary>締切前のお知らせ, sent by itself to who had not answered; null before.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    public bool IsOpenOn(DateOnly day) => OpensOn <= day && day <= ClosesOn;

    public void NoteReminder(DateTimeOffset at) => RemindedAt = at;

    /// <summary>With a later last day, whoever is missing is reminded once more before it.</summary>
    /// <returns>The names of what is different now.</returns>
    public IReadOnlyList<string> Describe(string title, DateOnly opensOn, DateOnly closesOn)
    {
        string?[] changed =
        [
            title == Title ? null : nameof(Title), opensOn == OpensOn ? null : nameof(OpensOn), closesOn == ClosesOn ? null : nameof(ClosesOn),
        ];
        if (closesOn > ClosesOn)
        {
            RemindedAt = null;
        }

        (Title, OpensOn, ClosesOn) = (title, opensOn, closesOn);
        return [.. changed.OfType<string>()];
    }
}

public sealed class ReadinessSurveyConfiguration : IEntityTypeConfiguration<ReadinessSurvey>
{
    public void Configure(EntityTypeBuilder<ReadinessSurvey> builder)
    {
        builder.Property(s => s.Title).HasMaxLength(ReadinessSurvey.TitleMaxLength);
        builder.HasIndex(s => s.OpensOn);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
        builder.ToTable(t => t.HasCheckConstraint("ck_readiness_surveys_days", "opens_on <= closes_on"));
    }
}
