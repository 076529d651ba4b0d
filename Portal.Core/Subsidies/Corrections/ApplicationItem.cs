using System.Text.Json.Serialization;
using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>申請の項目: one row of an application, as it is examined, returned and mended as a whole.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApplicationItem>))]
public enum ApplicationItem
{
    Name,
    Address,
    Phone,
    Services,
    Readers,
    Support,
    Institution,
    SystemCost,
    Income,
    Account,
    Holder,
    Note,
}

/// <summary>申請の項目 in words.</summary>
public static class ApplicationItems
{
    /// <summary>Those that a kind of application has, in their order.</summary>
    public static IReadOnlyList<ApplicationItem> Of(SubsidyKind kind) =>
    [
        .. Enum.GetValues<ApplicationItem>().Where(item => item switch
        {
            ApplicationItem.Services or ApplicationItem.Readers or ApplicationItem.Support => kind == SubsidyKind.CardReaders,
            ApplicationItem.Institution or ApplicationItem.SystemCost => kind == SubsidyKind.PhysicianStatements,
            _ => true,
        }),
    ];

    public static string Label(this ApplicationItem item) => item switch
    {
        ApplicationItem.Name => "名称",
        ApplicationItem.Address => "所在地",
        ApplicationItem.Phone => "電話番号",
        ApplicationItem.Services => "サービスの種類",
        ApplicationItem.Readers => "カードリーダー",
        ApplicationItem.Support => "接続サポートの費用",
        ApplicationItem.Institution => "種別と病床数",
        ApplicationItem.SystemCost => "改修の費用",
        ApplicationItem.Income => "寄付金などの収入",
        ApplicationItem.Account => "口座",
        ApplicationItem.Holder => "口座の名義",
        _ => "備考",
    };

    public static ApplicationSection Section(this ApplicationItem item) => item switch
    {
        ApplicationItem.Name or ApplicationItem.Address or ApplicationItem.Phone => ApplicationSection.Basics,
        ApplicationItem.Account or ApplicationItem.Holder => ApplicationSection.Account,
        ApplicationItem.Note => ApplicationSection.Note,
        _ => ApplicationSection.Costs,
    };

    /// <summary>What was sent for it, on one line.</summary>
    public static string Text(this ApplicationItem item, SentApplication sent) => item switch
    {
        ApplicationItem.Name => sent.Basics.Name,
        ApplicationItem.Address => $"{PostalCode(sent.Basics.PostalCode)}{sent.Basics.Address}",
        ApplicationItem.Phone => sent.Basics.Phone,
        ApplicationItem.Services => string.Join('、', sent.Costs.Services.Select(c => $"{c} {ServiceTypes.NameOf(c)}")),
        ApplicationItem.Readers => $"{sent.Costs.Readers ?? 0}台・{sent.Costs.ReaderCostYen ?? 0:N0}円",
        ApplicationItem.Support => $"{sent.Costs.SupportCostYen ?? 0:N0}円",
        ApplicationItem.Institution => $"{sent.Costs.Institution?.Text()}・{sent.Costs.Beds}床",
        ApplicationItem.SystemCost => $"{sent.Costs.SystemCostYen ?? 0:N0}円",
        ApplicationItem.Income =>
            $"寄付金{sent.Costs.DonationYen:N0}円・そのほか{sent.Costs.OtherIncomeYen:N0}円{(sent.Costs.IsNonProfit ? "（非営利の法人）" : "")}",
        ApplicationItem.Account =>
            $"{sent.Account.BankName}（{sent.Account.BankCode}）{sent.Account.BranchName}（{sent.Account.BranchCode}）{sent.Account.Type.ToJapanese()} {sent.Account.Number}",
        ApplicationItem.Holder => sent.Account.HolderKana,
        _ => sent.Note,
    };

    private static string PostalCode(string digits) => digits.Length == 7 ? $"〒{digits[..3]}-{digits[3..]} " : "";
}
