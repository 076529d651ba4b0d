namespace Portal.Core.Subsidies;

/// <summary>助成金申請 of one office for one programme.</summary>
public sealed partial class SubsidyApplication
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
    public bool IsGranted => Status.IsGranted();

    /// <summary>It was sent, and nobody has decided or withdrawn it.</summary>
    public bool IsUndecided => IsBeingExamined || Status == ApplicationStatus.Returned;

    public void Save(ApplicationForm form, Guid byId, DateTimeOffset at) => (Form, SavedById, SavedAt) = (form, byId, at);
}
