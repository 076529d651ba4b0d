using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>提出された申請書: exactly what was sent, as it was understood, and shown, printed and examined as this.</summary>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="OfficeKind">種別.</param>
/// <param name="OfficeNumber">介護事業所番号 or 医療機関コード.</param>
/// <param name="Basics">基本情報.</param>
/// <param name="Costs">助成金の情報.</param>
/// <param name="Grant">The arithmetic.</param>
/// <param name="Account">振込先の口座.</param>
/// <param name="Evidence">必要な書類, in their order.</param>
/// <param name="Note">備考; empty for none.</param>
/// <param name="Expected">By when the result and the transfer are to be expected.</param>
public sealed record SentApplication(
    string ProgrammeName, OfficeKind OfficeKind, string OfficeNumber, SentBasics Basics, SentCosts Costs, GrantCalculation Grant,
    BankAccount Account, IReadOnlyList<SentEvidence> Evidence, string Note, ExpectedDays Expected)
{
    /// <summary>代理で提出; null where the office's own people sent it.</summary>
    public SentProxy? Proxy { get; init; }

    /// <summary>What a form that is complete means on a day of Japan.</summary>
    public static SentApplication Of(
        string programmeName, ProgrammeRules rules, OfficeKind officeKind, string officeNumber, ApplicationSections sections,
        IReadOnlyList<EvidenceFile> files, DateOnly today)
    {
        var (costs, grant) = sections.Costs!.Value;
        return new SentApplication(
            programmeName, officeKind, officeNumber, sections.Basics!.Value, costs, grant, sections.Account!.Value,
            EvidenceOf(rules, files), sections.Remark.Value, rules.Calendar.Of(today));
    }

    /// <summary>What whoever may not read the form knows of it: whose it is, who sent it, how much was asked for, and the days to be expected.</summary>
    public SentApplication Outline() => this with
    {
        Basics = new SentBasics("", "", "", ""),
        Costs = new SentCosts([], null, null, null, null, null, null, 0, 0, false),
        Grant = new GrantCalculation(0, 0, 0, 0, Grant.GrantedYen, []),
        Account = new BankAccount("", "", "", "", default, "", ""),
        Evidence = [],
        Note = "",
    };

    /// <summary>Another organisation's person is named to the office itself, and not to who acts for it by another 代理.</summary>
    /// <param name="agentNumber">Of whoever looks at it by proxy; null for everybody else.</param>
    public SentApplication SeenBy(string? agentNumber) =>
        agentNumber is null || Proxy is null || Proxy.OrganisationNumber == agentNumber ? this : this with { Proxy = Proxy with { Person = "" } };

    /// <summary>The files that may be sent, kind by kind.</summary>
    public static IReadOnlyList<SentEvidence> EvidenceOf(ProgrammeRules rules, IReadOnlyList<EvidenceFile> files) =>
    [
        .. rules.Evidence.SelectMany(kind => files.Where(f => f.IsOf(kind) && f.IsUsable)
            .Select(f => new SentEvidence(f.Id, kind.Key, kind.Name, f.FileName, f.SizeBytes))),
    ];

    /// <summary>Records print themselves; an account must not get into a log that way.</summary>
    public override string ToString() => nameof(SentApplication);
}

/// <summary>代理で提出した人, as they were called then.</summary>
/// <param name="ProxyId">The 委任.</param>
/// <param name="Organisation">Of which organisation.</param>
/// <param name="OrganisationNumber">Its 介護事業所番号 or 医療機関コード.</param>
/// <param name="Person">氏名.</param>
public sealed record SentProxy(Guid ProxyId, string Organisation, string OrganisationNumber, string Person)
{
    /// <summary>For a mail: who sent it, without the person.</summary>
    public string ToMailText() => $"代理で提出：{Organisation}";

    /// <summary>みどり会本部（4412345678）佐藤 恵</summary>
    public string ToText() => $"{Organisation}（{OrganisationNumber}）{Person}";
}

/// <summary>基本情報 in its stored form.</summary>
public sealed record SentBasics(string Name, string PostalCode, string Address, string Phone);

/// <summary>助成金の情報 in its stored form; null for what the kind does not ask.</summary>
public sealed record SentCosts(
    IReadOnlyList<string> Services, int? ReaderCostYen, int? Readers, int? SupportCostYen, InstitutionKind? Institution, int? Beds,
    int? SystemCostYen, int DonationYen, int OtherIncomeYen, bool IsNonProfit);

/// <summary>One file of the 必要な書類.</summary>
/// <param name="Id">Of its <see cref="EvidenceFile"/>.</param>
/// <param name="KindKey">The kind's key in the programme.</param>
/// <param name="KindName">書類の種類.</param>
/// <param name="FileName">As it was sent.</param>
/// <param name="SizeBytes">The size as it is kept.</param>
public sealed record SentEvidence(Guid Id, string KindKey, string KindName, string FileName, long SizeBytes);
