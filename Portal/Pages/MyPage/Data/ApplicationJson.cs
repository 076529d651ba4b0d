using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Pages.MyPage.Data;

/// <summary>申請の内容 as JSON in the words of the screens: names, choices and Japan's time, and none of the portal's own numbers.</summary>
internal static class ApplicationJson
{
    /// <summary>The name of each member; null for what says nothing to the office.</summary>
    private static readonly Dictionary<string, string?> Names = new()
    {
        ["ReceiptNumber"] = "受付番号",
        ["Status"] = "状態",
        ["Form"] = "入力した内容",
        ["Sendings"] = "提出した内容",
        ["Returns"] = "差し戻し",
        ["Changes"] = "変更・中止・廃止の申請",
        ["RequestedAt"] = "申請した日時",
        ["Kind"] = "種類",
        ["Contents"] = "変わること",
        ["FromOn"] = "いつから",
        ["AmountYen"] = "変更後の額（円）",
        ["State"] = "状態",
        ["Round"] = "回",
        ["At"] = "日時",
        ["Sent"] = "内容",
        ["ReturnedAt"] = "差し戻した日時",
        ["DueOn"] = "修正の期限",
        ["Items"] = "直すところ",
        ["Words"] = "全体について",
        ["EndedAt"] = "終わった日時",
        ["Outcome"] = "結果",
        ["Answer"] = "事務局へ伝えること",
        ["Reason"] = "理由",
        ["Checks"] = "事前確認",
        ["IsFinished"] = "購入や改修はすべて終わっている",
        ["IsEligible"] = "対象の費用だけである",
        ["IsForThisOnly"] = "この事業のためだけに使う",
        ["Basics"] = "基本情報",
        ["Name"] = "名称",
        ["PostalCode"] = "郵便番号",
        ["Address"] = "所在地",
        ["Phone"] = "電話番号",
        ["Costs"] = "助成金の情報",
        ["Services"] = "サービス種類コード",
        ["ReaderCostYen"] = "カードリーダーの購入費用（円）",
        ["Readers"] = "カードリーダーの台数",
        ["IsCompatible"] = "マイナ資格確認アプリに対応している",
        ["SupportCostYen"] = "接続サポートの費用（円）",
        ["Institution"] = "医療機関の種別",
        ["Beds"] = "病床数",
        ["SystemCostYen"] = "改修の費用（円）",
        ["DonationYen"] = "寄付金（円）",
        ["OtherIncomeYen"] = "そのほかの収入（円）",
        ["IsNonProfit"] = "非営利の法人",
        ["Account"] = "口座の情報",
        ["AccountPlace"] = "口座のあるところ",
        ["BankCode"] = "金融機関コード",
        ["BankName"] = "金融機関",
        ["BranchCode"] = "支店コード",
        ["BranchName"] = "支店",
        ["AccountType"] = "口座種別",
        ["Type"] = "口座種別",
        ["AccountNumber"] = "口座番号",
        ["Number"] = "口座番号",
        ["HolderKana"] = "口座名義人（カタカナ）",
        ["PostSymbol"] = "ゆうちょ銀行の記号",
        ["PostNumber"] = "ゆうちょ銀行の番号",
        ["Note"] = "備考",
        ["Text"] = "内容",
        ["ProgrammeName"] = "助成金",
        ["OfficeKind"] = "種別",
        ["OfficeNumber"] = "番号",
        ["Grant"] = "交付額の計算",
        ["Evidence"] = "必要な書類",
        ["Expected"] = "予定",
        ["TotalCostYen"] = "総事業費（円）",
        ["CountedCostYen"] = "対象となる費用（円）",
        ["CeilingYen"] = "助成限度額（円）",
        ["SelectedYen"] = "選定額（円）",
        ["GrantedYen"] = "交付額（円）",
        ["Steps"] = "計算の順",
        ["Label"] = "項目",
        ["Yen"] = "金額（円）",
        ["How"] = "計算のしかた",
        ["KindName"] = "書類の種類",
        ["FileName"] = "ファイル名",
        ["SizeBytes"] = "大きさ（バイト）",
        ["ResultBy"] = "結果のお知らせ",
        ["TransferBy"] = "振込",
        ["Proxy"] = "代理で提出",
        ["Id"] = null,
        ["KindKey"] = null,
        ["FileId"] = null,
        ["Item"] = null,
        ["Section"] = null,
    };

    // A spreadsheet's neighbour reads it, not a page: Japanese stays as it is.
    public static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Rename } },
        Converters =
        {
            new Words<DateTimeOffset>(instant => instant.ToJapanText()),
            new Words<DateOnly>(day => day.ToJapanText()),
            new Words<OfficeKind>(kind => kind.Text()),
            new Words<InstitutionKind>(kind => kind.Text()),
            new Words<BankAccountType>(type => type.ToJapanese()),
            new Words<AccountPlace>(place => place == AccountPlace.Bank ? "銀行など" : "ゆうちょ銀行"),
            new Words<SentProxy>(sender => sender.ToText()),
            new Words<ReturnOutcome>(outcome => outcome switch
            {
                ReturnOutcome.Resubmitted => "再提出",
                ReturnOutcome.TakenBack => "差し戻しの取り消し",
                _ => "取り下げ",
            }),
        },
    };

    private static void Rename(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.ToList())
        {
            if (!Names.TryGetValue(property.Name, out var name))
            {
                continue;
            }

            if (name is null)
            {
                type.Properties.Remove(property);
            }
            else
            {
                property.Name = name;
            }
        }
    }

    private sealed class Words<T>(Func<T, string> text) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(text(value));
    }
}
