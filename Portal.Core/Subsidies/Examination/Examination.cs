using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>助成金申請の審査: who examines it, and what is proposed until a second person decides.</summary>
public sealed class Examination
{
    public const int ReasonMaxLength = 500;

    public required Guid ApplicationId { get; init; }

    /// <summary>審査の担当.</summary>
    public required Guid ExaminerId { get; set; }

    public required DateTimeOffset TakenAt { get; set; }

    /// <summary>決定の案; null while none waits for the second person.</summary>
    public DecisionProposal? Proposal { get; private set; }

    /// <summary>差し戻した回数.</summary>
    public int Returns { get; private set; }

    /// <summary>Changes with a proposal and with a return, so that what an older page showed is not decided; a tick and another examiner change nothing of that.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>審査の確認項目 that are ticked; null before, and after a return: what comes back is looked at again.</summary>
    public ExaminationChecks? Checks { get; private set; }

    /// <summary>Why the second person sent the last one back, until there is another one.</summary>
    public string? SentBackReason { get; private set; }

    /// <summary>Whether a form showed what stands here now.</summary>
    public bool IsAsShown(uint version) => Revision == version;

    public void Propose(DecisionProposal proposal) => (Proposal, SentBackReason, Revision) = (proposal, null, Revision + 1);

    public void SendBack(string reason) => (Proposal, SentBackReason, Revision) = (null, reason, Revision + 1);

    /// <summary>差し戻す, and the number of the round.</summary>
    public int CountReturn()
    {
        (SentBackReason, Checks, Revision) = (null, null, Revision + 1);
        return ++Returns;
    }

    /// <summary>A proposal is read together with what was ticked for it: both stand still until it is decided or sent back.</summary>
    public Result Tick(IReadOnlyList<string> items)
    {
        if (Proposal is not null)
        {
            return ExaminationErrors.ChecksStand;
        }

        Checks = new ExaminationChecks(items);
        return Result.Done;
    }

    /// <summary>差し戻しの取り消し: nothing was changed, so nothing has to be looked at again.</summary>
    public void PutBack(ExaminationChecks? checks) => Checks = checks;

    /// <summary>二人目の決定: never by who proposed it.</summary>
    public Result MayDecide(Guid accountId) =>
        Proposal is null ? ExaminationErrors.NothingProposed
        : Proposal.ById == accountId ? ExaminationErrors.NeedsAnotherPerson
        : Result.Done;
}

/// <param name="Ticked">Items of the programme's checklist, as it writes them.</param>
public sealed record ExaminationChecks(IReadOnlyList<string> Ticked);

/// <summary>決定の案.</summary>
/// <param name="Grants">交付; false for 不交付.</param>
/// <param name="AmountYen">交付決定額; null for 不交付.</param>
/// <param name="Reason">For the applicant, in the letter; empty where what was applied for is granted.</param>
/// <param name="ById">The examiner.</param>
/// <param name="At">When it was proposed, UTC.</param>
public sealed record DecisionProposal(bool Grants, int? AmountYen, string Reason, Guid ById, DateTimeOffset At);

public sealed class ExaminationConfiguration : IEntityTypeConfiguration<Examination>
{
    public void Configure(EntityTypeBuilder<Examination> builder)
    {
        builder.HasKey(e => e.ApplicationId);
        builder.Property(e => e.Proposal).HasJson();
        builder.Property(e => e.Checks).HasJson();
        builder.Property(e => e.SentBackReason).HasMaxLength(Examination.ReasonMaxLength);
        builder.HasOne<SubsidyApplication>().WithOne().HasForeignKey<Examination>(e => e.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.ExaminerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => e.ExaminerId);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
