using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Municipalities;

/// <summary>再確認の状態.</summary>
public enum ReconfirmationState
{
    /// <summary>回答待ち.</summary>
    Waiting,

    /// <summary>説明あり: the answer stands, and the insurer has said why.</summary>
    Explained,

    /// <summary>説明を受け入れた: the secretariat has read why the answer stands, and asks no more.</summary>
    Accepted,

    /// <summary>解消: the two facts do not stand against each other any more.</summary>
    Settled,
}

/// <summary>再確認: a question about two facts that cannot both hold, asked once for the same facts.</summary>
public sealed class Reconfirmation
{
    public const int FactMaxLength = 300;
    public const int WordsMaxLength = 500;
    public const string OncePerFacts = "ux_reconfirmations_facts";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SurveyId { get; init; }

    public required Guid InsurerId { get; init; }

    public required ReconfirmationReason Reason { get; init; }

    /// <summary>What was answered.</summary>
    public required string First { get; init; }

    /// <summary>What stands against it.</summary>
    public required string Second { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required Guid AskedById { get; init; }

    public ReconfirmationState State { get; private set; }

    /// <summary>説明, for the secretariat; empty for none.</summary>
    public string Words { get; private set; } = "";

    public DateTimeOffset? ExplainedAt { get; private set; }

    public Guid? ExplainedById { get; private set; }

    /// <summary>Null while nobody has accepted what was said.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>Null while the two facts stand against each other.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>経過: nothing of it changes or goes.</summary>
    public IList<ReconfirmationStep> Steps { get; init; } = [];

    /// <summary>The insurer has nothing more to do or to say.</summary>
    public bool IsOver => State is ReconfirmationState.Accepted or ReconfirmationState.Settled;

    public SurveyConflict Conflict => new(InsurerId, Reason, First, Second);

    public static Reconfirmation Ask(SurveyConflict conflict, Guid surveyId, Guid byId, DateTimeOffset at)
    {
        var asked = new Reconfirmation
        {
            SurveyId = surveyId,
            InsurerId = conflict.InsurerId,
            Reason = conflict.Reason,
            First = conflict.First,
            Second = conflict.Second,
            AskedAt = at,
            AskedById = byId,
        };
        asked.Note(ReconfirmationStepKind.Asked, at, byId);
        return asked;
    }

    public void Explain(string words, Guid byId, DateTimeOffset at)
    {
        (State, Words, ExplainedById, ExplainedAt) = (ReconfirmationState.Explained, words, byId, at);
        Note(ReconfirmationStepKind.Explained, at, byId, words);
    }

    public void Accept(Guid byId, DateTimeOffset at)
    {
        (State, AcceptedAt) = (ReconfirmationState.Accepted, at);
        Note(ReconfirmationStepKind.Accepted, at, byId);
    }

    public void Settle(DateTimeOffset at)
    {
        (State, SettledAt) = (ReconfirmationState.Settled, at);
        Note(ReconfirmationStepKind.Settled, at);
    }

    /// <summary>The same facts stand against each other again: what was said to them holds.</summary>
    public void TakeUp(DateTimeOffset at)
    {
        State = AcceptedAt is not null ? ReconfirmationState.Accepted
            : ExplainedAt is not null ? ReconfirmationState.Explained
            : ReconfirmationState.Waiting;
        SettledAt = null;
        Note(ReconfirmationStepKind.TakenUp, at);
    }

    private void Note(ReconfirmationStepKind kind, DateTimeOffset at, Guid? byId = null, string words = "") =>
        Steps.Add(new ReconfirmationStep { ReconfirmationId = Id, Kind = kind, Words = words, At = at, ById = byId });
}

public sealed class ReconfirmationConfiguration : IEntityTypeConfiguration<Reconfirmation>
{
    public void Configure(EntityTypeBuilder<Reconfirmation> builder)
    {
        builder.Property(r => r.Reason).HasConversion<string>().HasMaxLength(30);
        builder.Property(r => r.First).HasMaxLength(Reconfirmation.FactMaxLength);
        builder.Property(r => r.Second).HasMaxLength(Reconfirmation.FactMaxLength);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Words).HasMaxLength(Reconfirmation.WordsMaxLength);
        builder.HasOne<ReadinessSurvey>().WithMany().HasForeignKey(r => r.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(r => r.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AskedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.ExplainedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.InsurerId, r.Reason, r.First, r.Second }).IsUnique().HasDatabaseName(Reconfirmation.OncePerFacts);
        builder.HasIndex(r => new { r.State, r.AskedAt });
        builder.HasIndex(r => r.AskedAt);
        builder.Ignore(r => r.Conflict);
        builder.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.ReconfirmationId).OnDelete(DeleteBehavior.Cascade);
        builder.ToTable(t => t.HasCheckConstraint("ck_reconfirmations_settled", "(settled_at IS NULL) = (state <> 'Settled')"));
        builder.ToTable(t => t.HasCheckConstraint("ck_reconfirmations_explained", "state <> 'Explained' OR explained_at IS NOT NULL"));
        builder.ToTable(t => t.HasCheckConstraint("ck_reconfirmations_accepted", "state <> 'Accepted' OR accepted_at IS NOT NULL"));
    }
}
