using System.Text.Json.Serialization;
using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>
/// 助成金の制度の決まり, of one year and kind: everything that may differ from year to year. Kept as one jsonb column; what a
/// kind does not have stays empty.
/// </summary>
public sealed record ProgrammeRules
{
    public const int DefaultCorrectionDays = 30;
    public const int MaxCorrectionDays = 365;
    public const int MaxChecks = 50;

    /// <summary>受付期間, in their order.</summary>
    public IReadOnlyList<ReceptionWindow> Windows { get; init; } = [];

    /// <summary>助成対象の区分, of <see cref="SubsidyKind.CardReaders"/>.</summary>
    public IReadOnlyList<SubsidyDivision> Divisions { get; init; } = [];

    /// <summary>読み替え: 介護予防 services that count as the corresponding care service.</summary>
    public IReadOnlyList<ServiceReading> ReadAs { get; init; } = [];

    /// <summary>対象外のサービス: 総合事業.</summary>
    public IReadOnlyList<string> NotEligible { get; init; } = [];

    /// <summary>限度額の足し方.</summary>
    public CeilingSum CeilingSum { get; init; }

    /// <summary>対応するカードリーダー, by name; empty when the list is kept elsewhere.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>病床の区分, of <see cref="SubsidyKind.PhysicianStatements"/>.</summary>
    public IReadOnlyList<BedClass> BedClasses { get; init; } = [];

    /// <summary>切り捨ての単位: 1,000 cuts off what is below a thousand yen.</summary>
    public int RoundingUnitYen { get; init; } = 1;

    /// <summary>Whether 寄付金 are taken off for a 非営利法人 too. Other income is taken off for everybody.</summary>
    public bool SubtractsDonationsFromNonProfits { get; init; }

    /// <summary>必要な書類.</summary>
    public IReadOnlyList<EvidenceKind> Evidence { get; init; } = [];

    /// <summary>申請できる回数.</summary>
    public OnceRule Once { get; init; }

    /// <summary>予算額; null when there is none. More than an int holds: 250,000 offices may apply.</summary>
    public long? BudgetYen { get; init; }

    /// <summary>結果と振込の時期.</summary>
    public ResultCalendar Calendar { get; init; } = new(1, 2, null);

    /// <summary>受付日の決め方 of what was returned and sent again.</summary>
    public ReceptionRule Reception { get; init; }

    /// <summary>審査の確認項目: what an examiner ticks off, one sentence each.</summary>
    public IReadOnlyList<string> Checklist { get; init; } = [];

    /// <summary>修正の期限: days from the return.</summary>
    public int CorrectionDays { get; init; } = DefaultCorrectionDays;

    /// <summary>消費税仕入控除税額の報告の期限; null when nothing is to be reported.</summary>
    public TaxReportRule? TaxReport { get; init; }

    /// <summary>Whether what arrives now is received (受付), the grace included.</summary>
    public bool Receives(DateTimeOffset now) => Windows.Any(w => w.Receives(now));

    /// <summary>The window that is open on a day or opens next; after all of them the last; null when there is none.</summary>
    public ReceptionWindow? WindowNearest(DateOnly day) =>
        Windows.FirstOrDefault(w => day <= w.ClosesOn) ?? (Windows is [.., var last] ? last : null);

    /// <summary>The service as which a code counts: itself, or what a 介護予防 service is read as.</summary>
    public string Reading(string code) => ReadAs.FirstOrDefault(r => r.Code == code)?.AsCode ?? code;

    /// <summary>The division of a code after reading; null when the service is not eligible.</summary>
    public SubsidyDivision? DivisionOf(string code)
    {
        var read = Reading(code);
        return Divisions.FirstOrDefault(d => d.ServiceCodes.Contains(read));
    }

    /// <summary>The bed class of an institution: of its kind, the one that begins highest at or below its beds; null when there is none.</summary>
    public BedClass? BedClassOf(InstitutionKind institution, int beds) => BedClasses
        .Where(c => c.Institution == institution && c.MinBeds <= beds).MaxBy(c => c.MinBeds);
}

/// <summary>助成対象の区分: services with one ceiling.</summary>
/// <param name="Key">記号: names the division in data.</param>
/// <param name="Name">名称.</param>
/// <param name="CeilingYen">助成限度額, tax included.</param>
/// <param name="Units">助成限度台数.</param>
/// <param name="ServiceCodes">サービス種類コード.</param>
public sealed record SubsidyDivision(string Key, string Name, int CeilingYen, int Units, IReadOnlyList<string> ServiceCodes);

/// <summary>読み替え of one service.</summary>
/// <param name="Code">サービス種類コード.</param>
/// <param name="AsCode">The service as which it counts.</param>
public sealed record ServiceReading(string Code, string AsCode);

/// <summary>限度額の足し方, when one office number has several services.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CeilingSum>))]
public enum CeilingSum
{
    /// <summary>サービス種類ごと.</summary>
    PerService,

    /// <summary>区分ごと.</summary>
    PerDivision,
}

/// <summary>受付日の決め方: the place of what was returned and sent again.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReceptionRule>))]
public enum ReceptionRule
{
    /// <summary>書類がそろった日 (交付要綱15条).</summary>
    CompletePapers,

    /// <summary>初めに申請した日.</summary>
    FirstSubmission,
}

/// <summary>申請できる回数 of one office number.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OnceRule>))]
public enum OnceRule
{
    /// <summary>年度を問わず1回.</summary>
    Ever,

    /// <summary>年度ごとに1回.</summary>
    EachYear,
}

/// <summary>病床の区分.</summary>
/// <param name="Institution">病院 or 診療所.</param>
/// <param name="MinBeds">この病床数から.</param>
/// <param name="Rate">補助率.</param>
/// <param name="CeilingYen">助成限度額, tax included.</param>
public sealed record BedClass(
    [property: JsonConverter(typeof(JsonStringEnumConverter<InstitutionKind>))] InstitutionKind Institution,
    int MinBeds, SubsidyRate Rate, int CeilingYen);

/// <summary>補助率: an exact fraction.</summary>
public sealed record SubsidyRate(int Numerator, int Denominator)
{
    /// <summary>4分の3</summary>
    public string Text => $"{Denominator}分の{Numerator}";
}

/// <summary>必要な書類の種類.</summary>
/// <param name="Key">記号: names the kind in data.</param>
/// <param name="Name">名称.</param>
/// <param name="Explanation">What must be seen on it.</param>
/// <param name="MinFiles">At least; 0 for what may be left out.</param>
/// <param name="MaxFiles">At most.</param>
public sealed record EvidenceKind(string Key, string Name, string Explanation, int MinFiles, int MaxFiles)
{
    public const int MostFiles = 20;
}
