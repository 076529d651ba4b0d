using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>助成金申請の状態.</summary>
public enum ApplicationStatus
{
    /// <summary>保存済み・未提出.</summary>
    Draft,

    /// <summary>受付済み: waits to be examined.</summary>
    Submitted,

    /// <summary>取り下げ, by the applicant before the decision.</summary>
    Withdrawn,

    /// <summary>審査中: an examiner has taken it.</summary>
    UnderReview,

    /// <summary>修正待ち: returned (差し戻し) to the office, which mends what is marked.</summary>
    Returned,

    /// <summary>交付決定.</summary>
    Granted,

    /// <summary>不交付決定: the office may apply again.</summary>
    Denied,

    /// <summary>振込済み.</summary>
    Paid,

    /// <summary>口座の確認待ち: the transfer failed, and the office corrects the account.</summary>
    AwaitingAccount,

    /// <summary>取消: nothing remains of the grant.</summary>
    Revoked,

    /// <summary>中止・廃止: likewise, because the office asked for it.</summary>
    Discontinued,
}

/// <summary>助成金申請 of one office for one programme.</summary>
public sealed class SubsidyApplication
{
    /// <summary>One draft of a kind and year at a time.</summary>
    public const string OneDraft = "ux_subsidy_applications_draft";

    /// <summary>申請できるのは1回 (交付要綱6条3): ever, or once a year, as the programme says.</summary>
    public const string Once = "ux_subsidy_applications_once";

    public const string OnePerNumber = "ux_subsidy_applications_number";

    /// <summary>決定していないもの, the longest waiting first: the queue, and the neighbours in it, however much has been decided.</summary>
    public const string Undecided = "ix_subsidy_applications_undecided";

    /// <summary>決着したもの, the oldest first: whose 保存期間 ends next.</summary>
    public const string Concluded = "ix_subsidy_applications_concluded";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfficeId { get; init; }

    /// <summary>The revision of the rules by which it was begun, and goes on: a later change does not touch it.</summary>
    public required Guid ProgrammeId { get; init; }

    public required SubsidyKind Kind { get; init; }

    /// <summary>年度.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>0 where one may apply only once ever, otherwise the year.</summary>
    public required int OnceYear { get; init; }

    public ApplicationStatus Status { get; private set; }

    /// <summary>As typed so far; after 提出 as it was sent.</summary>
    public required ApplicationForm Form { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid CreatedById { get; init; }

    /// <summary>The UTC instant of the last 保存, by hand or by itself.</summary>
    public required DateTimeOffset SavedAt { get; set; }

    public required Guid SavedById { get; set; }

    /// <summary>受付番号; null until it was sent.</summary>
    public string? ReceiptNumber { get; private set; }

    /// <summary>申請の日時: of the first 提出.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>書類がそろった日時: of the last 提出.</summary>
    public DateTimeOffset? CompleteAt { get; private set; }

    /// <summary>受付の日時, one of the two by the programme's rule: the place in the queue.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }

    public Guid? SubmittedById { get; private set; }

    /// <summary>What was sent, as it was understood; null until then.</summary>
    public SentApplication? Sent { get; private set; }

    /// <summary>振込先の口座 in one word, read by the database: others with the same one are found by it. Null until it was sent.</summary>
    public string? AccountKey { get; private init; }

    /// <summary>都道府県, the first two digits of the office's number, read by the database. Null until it was sent.</summary>
    public string? Prefecture { get; private init; }

    /// <summary>④交付額 applied for, as far as the budget has it; null until it was sent.</summary>
    public int? AmountYen { get; private set; }

    /// <summary>交付決定額, yen, as a later decision may have changed it; null before the decision and for 不交付.</summary>
    public int? GrantedYen { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>決着した日 in Japan, of the last decision or of the withdrawal: by it the 保存期間 goes. Null before.</summary>
    public DateOnly? ConcludedOn { get; private set; }

    /// <summary>It waits to be examined, or is being examined.</summary>
    public bool IsBeingExamined => Status is ApplicationStatus.Submitted or ApplicationStatus.UnderReview;

    /// <summary>A grant stands, be it paid or not.</summary>
    public bool IsGranted => Status is ApplicationStatus.Granted or ApplicationStatus.AwaitingAccount or ApplicationStatus.Paid;

    /// <summary>It was sent, and nobody has decided or withdrawn it.</summary>
    public bool IsUndecided => IsBeingExamined || Status == ApplicationStatus.Returned;

    public void Save(ApplicationForm form, Guid byId, DateTimeOffset at) => (Form, SavedById, SavedAt) = (form, byId, at);

    public Result Submit(string receiptNumber, SentApplication sent, Guid byId, DateTimeOffset at)
    {
        if (Status != ApplicationStatus.Draft)
        {
            return ApplicationErrors.NotDraft;
        }

        (Status, ReceiptNumber, Sent, AmountYen) = (ApplicationStatus.Submitted, receiptNumber, sent, sent.Grant.GrantedYen);
        (SubmittedAt, SubmittedById, CompleteAt, ReceivedAt) = (at, byId, at, at);
        return Result.Done;
    }

    public Result Withdraw(DateTimeOffset at)
    {
        if (!IsUndecided)
        {
            return ApplicationErrors.NotWithdrawable;
        }

        (Status, WithdrawnAt, ConcludedOn) = (ApplicationStatus.Withdrawn, at, at.DayInJapan());
        return Result.Done;
    }

    /// <summary>Somebody examines it from now on; what the office mends goes on being mended.</summary>
    public Result TakeUp()
    {
        if (!IsUndecided)
        {
            return ExaminationErrors.NotOpen;
        }

        Status = Status == ApplicationStatus.Returned ? ApplicationStatus.Returned : ApplicationStatus.UnderReview;
        return Result.Done;
    }

    /// <summary>差し戻す.</summary>
    public Result Return()
    {
        if (Status != ApplicationStatus.UnderReview)
        {
            return ExaminationErrors.NotOpen;
        }

        Status = ApplicationStatus.Returned;
        return Result.Done;
    }

    /// <summary>差し戻しを取り消す: all is as it was sent.</summary>
    public Result TakeBack(ApplicationForm sentForm)
    {
        if (Status != ApplicationStatus.Returned)
        {
            return ReturnErrors.NotReturned;
        }

        (Status, Form) = (ApplicationStatus.UnderReview, sentForm);
        return Result.Done;
    }

    /// <summary>もう一度提出する: its examiner goes on.</summary>
    /// <param name="sent">What is sent now.</param>
    /// <param name="amountYen">What the budget has for it.</param>
    /// <param name="rule">Which day counts as 受付日.</param>
    /// <param name="at">When, UTC.</param>
    public Result Resubmit(SentApplication sent, int amountYen, ReceptionRule rule, DateTimeOffset at)
    {
        if (Status != ApplicationStatus.Returned)
        {
            return CorrectionErrors.NotOpen;
        }

        (Status, Sent, AmountYen) = (ApplicationStatus.UnderReview, sent, amountYen);
        (CompleteAt, ReceivedAt) = (at, rule == ReceptionRule.CompletePapers ? at : SubmittedAt);
        return Result.Done;
    }

    /// <param name="grantedYen">交付決定額; null for 不交付.</param>
    /// <param name="on">The day of the decision in Japan.</param>
    public Result Decide(int? grantedYen, DateOnly on)
    {
        if (Status != ApplicationStatus.UnderReview)
        {
            return ExaminationErrors.NotOpen;
        }

        Status = grantedYen is null ? ApplicationStatus.Denied : ApplicationStatus.Granted;
        (GrantedYen, ConcludedOn) = (grantedYen, on);
        return Result.Done;
    }

    /// <summary>振り込んだ.</summary>
    public Result Pay()
    {
        if (Status is not (ApplicationStatus.Granted or ApplicationStatus.AwaitingAccount))
        {
            return PaymentErrors.NotPayable;
        }

        Status = ApplicationStatus.Paid;
        return Result.Done;
    }

    /// <summary>振り込めなかった, also when that is heard only later, or for another reason than was heard first.</summary>
    /// <param name="needsAccount">The office has to correct the account first; false when it can be paid again as it is.</param>
    public Result FailTransfer(bool needsAccount)
    {
        if (Status is not (ApplicationStatus.Granted or ApplicationStatus.AwaitingAccount or ApplicationStatus.Paid))
        {
            return PaymentErrors.NotPayable;
        }

        Status = needsAccount ? ApplicationStatus.AwaitingAccount : ApplicationStatus.Granted;
        return Result.Done;
    }

    /// <summary>口座を直した: what was sent stays, and it is due again.</summary>
    public Result CorrectAccount()
    {
        if (Status != ApplicationStatus.AwaitingAccount)
        {
            return AccountCorrectionErrors.NotOpen;
        }

        Status = ApplicationStatus.Granted;
        return Result.Done;
    }

    /// <summary>決定後の処分: another 交付決定額, or 取消, or 中止・廃止.</summary>
    /// <param name="kind">種類.</param>
    /// <param name="grantedYen">What remains of the grant; 0 only where all is revoked or discontinued.</param>
    /// <param name="on">The day of that decision in Japan: the records are kept from it.</param>
    public Result ChangeGrant(LaterDecisionKind kind, int grantedYen, DateOnly on)
    {
        if (!IsGranted)
        {
            return LaterDecisionErrors.NotGranted;
        }

        (Status, GrantedYen, ConcludedOn) = (StatusAfter(kind, grantedYen), grantedYen, on);
        return Result.Done;
    }

    private ApplicationStatus StatusAfter(LaterDecisionKind kind, int grantedYen) => (kind, grantedYen) switch
    {
        (LaterDecisionKind.Revoked, 0) => ApplicationStatus.Revoked,
        (LaterDecisionKind.DiscontinuationApproved, _) => ApplicationStatus.Discontinued,
        _ => Status,
    };
}

public sealed class SubsidyApplicationConfiguration : IEntityTypeConfiguration<SubsidyApplication>
{
    public void Configure(EntityTypeBuilder<SubsidyApplication> builder)
    {
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(a => a.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Form).HasJson();
        builder.Property(a => a.Sent).HasJson();
        builder.Property(a => a.AccountKey).HasComputedColumnSql(
            "(sent -> 'Account' ->> 'BankCode') || '-' || (sent -> 'Account' ->> 'BranchCode') || '-' || (sent -> 'Account' ->> 'Number')",
            stored: true);
        builder.Property(a => a.Prefecture).HasMaxLength(2).HasComputedColumnSql("left(sent ->> 'OfficeNumber', 2)", stored: true);
        builder.Property(a => a.ReceiptNumber).HasMaxLength(JapaneseText.ReceiptNumber.Length);
        builder.HasOne<Office>().WithMany().HasForeignKey(a => a.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SubsidyProgramme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.OfficeId, a.Kind, a.FiscalYear }, SubsidyApplication.OneDraft).IsUnique()
            .HasDatabaseName(SubsidyApplication.OneDraft).HasFilter("status = 'Draft'");
        builder.HasIndex(a => new { a.OfficeId, a.Kind, a.OnceYear }, SubsidyApplication.Once).IsUnique()
            .HasDatabaseName(SubsidyApplication.Once).HasFilter("status NOT IN ('Draft', 'Withdrawn', 'Denied')");
        builder.HasIndex(a => a.ReceiptNumber).IsUnique().HasDatabaseName(SubsidyApplication.OnePerNumber);
        builder.HasIndex(a => a.ProgrammeId);
        builder.HasIndex(a => new { a.Status, a.ReceivedAt });
        builder.HasIndex(a => new { a.ReceivedAt, a.Id }).HasFilter("status <> 'Draft'");
        builder.HasIndex(a => new { a.ReceivedAt, a.Id }, SubsidyApplication.Undecided)
            .HasDatabaseName(SubsidyApplication.Undecided).HasFilter("status IN ('Submitted', 'UnderReview', 'Returned')");
        builder.HasIndex(a => new { a.ConcludedOn, a.Id }, SubsidyApplication.Concluded)
            .HasDatabaseName(SubsidyApplication.Concluded).HasFilter("concluded_on IS NOT NULL");
        builder.HasIndex(a => new { a.FiscalYear, a.SavedAt, a.Id }).HasFilter("status = 'Draft'").HasDatabaseName("ix_subsidy_applications_drafts");
        builder.HasIndex(a => new { a.AccountKey, a.Id }).HasFilter("status <> 'Draft' AND status <> 'Withdrawn'");
        builder.HasIndex(a => new { a.OfficeId, a.Id });
        builder.HasIndex(a => a.FiscalYear)
            .IncludeProperties(a => new { a.Kind, a.Status, a.Prefecture, a.ReceivedAt, a.SubmittedAt, a.AmountYen, a.GrantedYen });
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
