using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Municipalities;

/// <summary>締切の後の変更の申し出の状態.</summary>
public enum SurveyReopeningState
{
    /// <summary>返事待ち.</summary>
    Waiting,

    /// <summary>受け付けた: the insurer may answer again until a day.</summary>
    Granted,

    /// <summary>受け付けない.</summary>
    Refused,
}

/// <summary>締切の後の変更: what an insurer asked for, or the secretariat noted on the telephone, and what became of it.</summary>
public sealed class SurveyReopening
{
    public const int WordsMaxLength = 500;
    public const string OneWaiting = "ux_survey_reopenings_waiting";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SurveyId { get; init; }

    public required Guid InsurerId { get; init; }

    /// <summary>変更したい理由; the secretariat's own note where nobody asked on screen.</summary>
    public required string Words { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Who asked, or who noted it.</summary>
    public required Guid AskedById { get; init; }

    public SurveyReopeningState State { get; private set; }

    /// <summary>The last day on which it may answer again; null unless granted.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>返事, for the insurer; empty for none.</summary>
    public string Reply { get; private set; } = "";

    public DateTimeOffset? RepliedAt { get; private set; }

    public Guid? RepliedById { get; private set; }

    public bool IsOpenOn(DateOnly day) => Until >= day;

    /// <summary>いつまでを変える, of one that was granted.</summary>
    public void Move(DateOnly until) => Until = until;

    /// <param name="until">Null to refuse.</param>
    public void Answer(DateOnly? until, string reply, Guid byId, DateTimeOffset at)
    {
        State = until is null ? SurveyReopeningState.Refused : SurveyReopeningState.Granted;
        (Until, Reply, RepliedById, RepliedAt) = (until, reply, byId, at);
    }
}

public sealed class SurveyReopeningConfiguration : IEntityTypeConfiguration<SurveyReopening>
{
    public void Configure(EntityTypeBuilder<SurveyReopening> builder)
    {
        builder.Property(r => r.Words).HasMaxLength(SurveyReopening.WordsMaxLength);
        builder.Property(r => r.Reply).HasMaxLength(SurveyReopening.WordsMaxLength);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<ReadinessSurvey>().WithMany().HasForeignKey(r => r.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(r => r.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AskedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.RepliedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.SurveyId, r.InsurerId, r.AskedAt });
        builder.HasIndex(r => new { r.SurveyId, r.InsurerId }, SurveyReopening.OneWaiting)
            .IsUnique().HasDatabaseName(SurveyReopening.OneWaiting).HasFilter("state = 'Waiting'");
        builder.ToTable(t => t.HasCheckConstraint("ck_survey_reopenings_until", "(until IS NOT NULL) = (state = 'Granted')"));
        builder.ToTable(t => t.HasCheckConstraint("ck_survey_reopenings_reply", "(replied_at IS NULL) = (state = 'Waiting')"));
    }
}
