using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請 of what was granted, as the office sent it, and how far its answer has come.</summary>
public sealed class ChangeRequest
{
    /// <summary>One of an application waits at a time.</summary>
    public const string OneOpen = "ux_change_requests_open";

    public const string TwoPersons = "ck_change_requests_two_persons";

    /// <summary>長く待っている: from this day on, the day on which it came being the first.</summary>
    public const int LateFromDay = 15;

    public const int ContentsMaxLength = 1_000;
    public const int ReasonMaxLength = 1_000;
    public const int WordsMaxLength = 500;

    /// <summary>Given by the page that offers the form: sent twice, it is one request.</summary>
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required ChangeKind Kind { get; init; }

    /// <summary>変わること.</summary>
    public required string Contents { get; init; }

    /// <summary>理由.</summary>
    public required string Reason { get; init; }

    /// <summary>交付決定額 when it was sent, yen.</summary>
    public required int GrantedYen { get; init; }

    /// <summary>変更後の額 applied for, yen; 0 for 中止 and 廃止.</summary>
    public required int AmountYen { get; init; }

    /// <summary>いつから, a day in Japan.</summary>
    public required DateOnly FromOn { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required Guid RequestedById { get; init; }

    public ChangeState State { get; private set; }

    /// <summary>答えの案; kept after the decision, null before the first and after it was sent back.</summary>
    public ChangeProposal? Proposal { get; private set; }

    /// <summary>Who proposed it, beside <see cref="Proposal"/>: the database compares the two persons.</summary>
    public Guid? ProposedById { get; private set; }

    /// <summary>Why the second person sent the last proposal back, until there is another one. The office never sees it.</summary>
    public string? SentBackReason { get; private set; }

    /// <summary>決定後の処分 with its letter; null without a decision.</summary>
    public Guid? LaterDecisionId { get; private set; }

    /// <summary>決定 or 取り下げ; null while it waits.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who decided, on the request or on the revocation that ended it, or withdrew.</summary>
    public Guid? EndedById { get; private set; }

    /// <summary>When a paper was last added, checked or taken away: whoever answers has to have seen it. Null before any.</summary>
    public DateTimeOffset? PapersChangedAt { get; private set; }

    public bool IsOpen => State.IsOpen();

    /// <summary>The very same was asked for.</summary>
    public bool Says(ChangeAnswers answers) => new ChangeAnswers(Kind, Contents, Reason, GrantedYen, AmountYen, FromOn) == answers;

    public Result Propose(ChangeProposal proposal)
    {
        if (State != ChangeState.Requested)
        {
            return IsOpen ? ChangeErrors.AlreadyProposed : ChangeErrors.NotOpen;
        }

        (State, Proposal, ProposedById, SentBackReason) = (ChangeState.Proposed, proposal, proposal.ById, null);
        return Result.Done;
    }

    public Result SendBack(string reason)
    {
        if (State != ChangeState.Proposed)
        {
            return ChangeErrors.NothingProposed;
        }

        (State, Proposal, ProposedById, SentBackReason) = (ChangeState.Requested, null, null, reason);
        return Result.Done;
    }

    /// <summary>二人目の決定: never by who proposed it.</summary>
    public Result MayDecide(Guid byId) =>
        State != ChangeState.Proposed ? ChangeErrors.NothingProposed
        : ProposedById == byId ? ChangeErrors.NeedsAnotherPerson
        : Result.Done;

    /// <summary>決定する, as <see cref="MayDecide"/> has allowed.</summary>
    public void Decide(LaterDecision decision)
    {
        State = Proposal!.Approves ? ChangeState.Approved : ChangeState.Refused;
        (LaterDecisionId, EndedAt, EndedById) = (decision.Id, decision.DecidedAt, decision.DecidedById);
    }

    /// <summary>資料を添える, or take one away; or it has been checked, and can be read from now on.</summary>
    public Result ChangePapers(DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return ChangeErrors.PapersClosed;
        }

        PapersChangedAt = at;
        return Result.Done;
    }

    public Result Withdraw(Guid byId, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return ChangeErrors.NotWithdrawable;
        }

        End(ChangeState.Withdrawn, byId, at);
        return Result.Done;
    }

    /// <summary>The grant is revoked: there is nothing to answer any more.</summary>
    public void Lapse(Guid byId, DateTimeOffset at) => End(ChangeState.Lapsed, byId, at);

    private void End(ChangeState state, Guid byId, DateTimeOffset at)
    {
        (State, EndedAt, EndedById) = (state, at, byId);
        (Proposal, ProposedById, SentBackReason) = (null, null, null);
    }
}

public sealed class ChangeRequestConfiguration : IEntityTypeConfiguration<ChangeRequest>
{
    public void Configure(EntityTypeBuilder<ChangeRequest> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Contents).HasMaxLength(ChangeRequest.ContentsMaxLength);
        builder.Property(r => r.Reason).HasMaxLength(ChangeRequest.ReasonMaxLength);
        builder.Property(r => r.Proposal).HasJson();
        builder.Property(r => r.SentBackReason).HasMaxLength(ChangeRequest.WordsMaxLength);
        builder.HasOne<SubsidyApplication>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.RequestedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.ProposedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.EndedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LaterDecision>().WithOne().HasForeignKey<ChangeRequest>(r => r.LaterDecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.LaterDecisionId).IsUnique();
        builder.HasIndex(r => r.RequestedById);
        builder.HasIndex(r => r.ProposedById);
        builder.HasIndex(r => r.EndedById);
        builder.HasIndex(r => new { r.ApplicationId, r.RequestedAt });
        builder.HasIndex(r => r.ApplicationId, ChangeRequest.OneOpen).IsUnique()
            .HasDatabaseName(ChangeRequest.OneOpen).HasFilter("state IN ('Requested', 'Proposed')");
        builder.HasIndex(r => new { r.State, r.RequestedAt, r.Id });
        builder.HasIndex(r => new { r.RequestedAt, r.Id });
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_change_requests_amount", "CASE WHEN kind = 'Change' THEN amount_yen BETWEEN 1 AND granted_yen ELSE amount_yen = 0 END"));
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_change_requests_proposed",
            "(proposed_by_id IS NOT NULL) = (state IN ('Proposed', 'Approved', 'Refused')) AND (proposal IS NULL) = (proposed_by_id IS NULL)"));
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_change_requests_decided", "(later_decision_id IS NOT NULL) = (state IN ('Approved', 'Refused'))"));
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_change_requests_ended",
            "(ended_at IS NULL) = (state IN ('Requested', 'Proposed')) AND (ended_by_id IS NULL) = (ended_at IS NULL)"));
        builder.ToTable(t => t.HasCheckConstraint(ChangeRequest.TwoPersons, "ended_by_id <> proposed_by_id"));
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
