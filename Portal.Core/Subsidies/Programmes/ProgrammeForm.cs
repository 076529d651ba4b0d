namespace Portal.Core.Subsidies;

/// <summary>A programme as an operator edits it: lists are text with one line each, cells parted by ｜.</summary>
public sealed class ProgrammeForm
{
    public string? Name { get; set; }

    /// <summary>受付を始める日 ｜ 終える日 ｜ 猶予の分.</summary>
    public string? Windows { get; set; }

    /// <summary>記号 ｜ 名称 ｜ 限度額 ｜ 台数 ｜ コード.</summary>
    public string? Divisions { get; set; }

    /// <summary>コード ｜ 読み替え先.</summary>
    public string? ReadAs { get; set; }

    public string? NotEligible { get; set; }

    public CeilingSum? CeilingSum { get; set; }

    public string? Readers { get; set; }

    /// <summary>病院・診療所 ｜ 病床数 ｜ 補助率 ｜ 限度額.</summary>
    public string? BedClasses { get; set; }

    public int? RoundingUnitYen { get; set; }

    public bool SubtractsDonationsFromNonProfits { get; set; }

    /// <summary>記号 ｜ 名称 ｜ 最少 ｜ 最多 ｜ 説明.</summary>
    public string? Evidence { get; set; }

    public OnceRule? Once { get; set; }

    public long? BudgetYen { get; set; }

    public int? ResultMonths { get; set; }

    public int? TransferMonths { get; set; }

    public DateOnly? YearEndFrom { get; set; }

    public DateOnly? YearEndResultBy { get; set; }

    public DateOnly? YearEndTransferBy { get; set; }

    /// <summary>One sentence a line.</summary>
    public string? Checklist { get; set; }

    public ReceptionRule? Reception { get; set; }

    public int? CorrectionDays { get; set; }

    public int? TaxReportYears { get; set; }

    public int? TaxReportMonth { get; set; }

    public int? TaxReportDay { get; set; }

    public static ProgrammeForm Of(string name, ProgrammeRules rules) => new()
    {
        Name = name,
        Windows = Lines(rules.Windows.Select(ProgrammeLines.Write)),
        Divisions = Lines(rules.Divisions.Select(ProgrammeLines.Write)),
        ReadAs = Lines(rules.ReadAs.Select(ProgrammeLines.Write)),
        NotEligible = string.Join(' ', rules.NotEligible),
        CeilingSum = rules.CeilingSum,
        Readers = Lines(rules.Readers),
        BedClasses = Lines(rules.BedClasses.Select(ProgrammeLines.Write)),
        RoundingUnitYen = rules.RoundingUnitYen,
        SubtractsDonationsFromNonProfits = rules.SubtractsDonationsFromNonProfits,
        Evidence = Lines(rules.Evidence.Select(ProgrammeLines.Write)),
        Once = rules.Once,
        BudgetYen = rules.BudgetYen,
        ResultMonths = rules.Calendar.ResultMonths,
        TransferMonths = rules.Calendar.TransferMonths,
        YearEndFrom = rules.Calendar.YearEnd?.AppliedFrom,
        YearEndResultBy = rules.Calendar.YearEnd?.ResultBy,
        YearEndTransferBy = rules.Calendar.YearEnd?.TransferBy,
        Checklist = Lines(rules.Checklist),
        Reception = rules.Reception,
        CorrectionDays = rules.CorrectionDays,
        TaxReportYears = rules.TaxReport?.FiscalYearsLater,
        TaxReportMonth = rules.TaxReport?.Month,
        TaxReportDay = rules.TaxReport?.Day,
    };

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
