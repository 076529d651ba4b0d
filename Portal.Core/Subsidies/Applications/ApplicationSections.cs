using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>入力すること: the parts of the form, in their order.</summary>
public enum ApplicationSection
{
    Checks,
    Basics,
    Costs,
    Account,
    Evidence,
    Note,
}

/// <summary>How far a part has come. None of the words may look like 提出済み.</summary>
public enum SectionState
{
    /// <summary>未入力.</summary>
    Empty,

    /// <summary>入力中: saved, and something has to be mended or added.</summary>
    Started,

    /// <summary>入力済み.</summary>
    Done,
}

/// <summary>申請書の進みぐあい: how far each part has come, and what the whole means once every part is done.</summary>
public sealed class ApplicationSections
{
    private readonly Dictionary<ApplicationSection, SectionState> states = [];
    private readonly Dictionary<ApplicationSection, IReadOnlyList<Error>> problems = [];

    public ApplicationSections(ApplicationForm form, ApplicationReading reading, IReadOnlyList<EvidenceFile> files)
    {
        Note(ApplicationSection.Checks, form.Checks is { } checks ? reading.Check(checks) : null);
        Basics = form.Basics is { } basics ? ApplicationReading.ReadBasics(basics) : null;
        Note(ApplicationSection.Basics, Basics?.Errors);
        Costs = form.Costs is { } costs ? reading.Read(costs) : null;
        Note(ApplicationSection.Costs, Costs?.Errors);
        Account = form.Account is { } account ? reading.Read(account) : null;
        Note(ApplicationSection.Account, Account?.Errors);
        Remark = ApplicationReading.ReadNote(form.Note);
        Note(ApplicationSection.Note, Remark is { Failed: false, Value: "" } ? null : Remark.Errors);
        var lacking = reading.Rules.Evidence.Where(kind => files.Count(f => f.IsOf(kind) && f.IsUsable) < kind.MinFiles).ToList();
        states[ApplicationSection.Evidence] = files.Count == 0 ? SectionState.Empty
            : lacking.Count > 0 || files.Any(f => f.IsWaiting) ? SectionState.Started
            : SectionState.Done;
    }

    public Result<SentBasics>? Basics { get; }

    public Result<(SentCosts Costs, GrantCalculation Grant)>? Costs { get; }

    public Result<BankAccount>? Account { get; }

    public Result<string> Remark { get; }

    public SectionState this[ApplicationSection section] => states[section];

    /// <summary>What is still to be done before it may be sent; 備考 may stay empty.</summary>
    public IReadOnlyList<ApplicationSection> Open => [.. states.Where(s => s.Key == ApplicationSection.Note
        ? s.Value == SectionState.Started
        : s.Value != SectionState.Done).Select(s => s.Key).Order()];

    /// <summary>What has to be mended in a part that was typed.</summary>
    public IReadOnlyList<Error> ProblemsOf(ApplicationSection section) => problems.GetValueOrDefault(section, []);

    private void Note(ApplicationSection section, IReadOnlyList<Error>? errors)
    {
        states[section] = errors is null ? SectionState.Empty : errors.Count > 0 ? SectionState.Started : SectionState.Done;
        problems[section] = errors ?? [];
    }
}
