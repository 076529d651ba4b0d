using System.Security.Cryptography;
using System.Text.Json;

namespace Portal.Core.Subsidies;

/// <summary>申請書, as it is typed: each part is null until somebody has saved it, and may hold what cannot stay.</summary>
public sealed record ApplicationForm
{
    public ChecksForm? Checks { get; init; }

    public BasicsForm? Basics { get; init; }

    public CostsForm? Costs { get; init; }

    public BankAccountForm? Account { get; init; }

    public NoteForm? Note { get; init; }

    /// <summary>What one part was when a page showed it: by it the second of two colleagues is noticed.</summary>
    public static string MarkOf<T>(T? part) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(part)))[..16];

    /// <summary>Records print themselves; an account must not get into a log that way.</summary>
    public override string ToString() => nameof(ApplicationForm);
}

/// <summary>事前確認.</summary>
/// <param name="IsFinished">The purchase and the connection, or the change of the system, are done (交付要綱6条).</param>
/// <param name="IsEligible">No used goods, no lease, no computers.</param>
/// <param name="IsForThisOnly">Used for this purpose alone (交付要綱3条).</param>
public sealed record ChecksForm(bool IsFinished, bool IsEligible, bool IsForThisOnly);

/// <summary>基本情報, beginning with what was registered.</summary>
public sealed record BasicsForm(string? Name, string? PostalCode, string? Address, string? Phone)
{
    public const int NameMaxLength = Accounts.OfficeFacts.NameMaxLength;
    public const int AddressMaxLength = Accounts.OfficeFacts.AddressMaxLength;
}

/// <summary>助成金の情報: of card readers, or of a system for 主治医意見書; all amounts in yen, tax included, as typed.</summary>
/// <param name="Services">サービス種類コード.</param>
/// <param name="ReaderCostYen">カードリーダー購入費用.</param>
/// <param name="Readers">台数.</param>
/// <param name="IsCompatible">「マイナ資格確認アプリ」に対応したカードリーダーである.</param>
/// <param name="SupportCostYen">接続サポート費用.</param>
/// <param name="Institution">病院 or 診療所.</param>
/// <param name="Beds">病床数.</param>
/// <param name="SystemCostYen">改修の費用.</param>
/// <param name="DonationYen">寄付金.</param>
/// <param name="OtherIncomeYen">その他の収入.</param>
/// <param name="IsNonProfit">非営利法人.</param>
public sealed record CostsForm(
    IReadOnlyList<string>? Services, string? ReaderCostYen, string? Readers, bool IsCompatible, string? SupportCostYen,
    Accounts.InstitutionKind? Institution, string? Beds, string? SystemCostYen, string? DonationYen, string? OtherIncomeYen, bool IsNonProfit);

/// <summary>備考.</summary>
public sealed record NoteForm(string? Text)
{
    public const int MaxLength = 1_000;
}
