using System.Text.Json.Serialization;

namespace Portal.Core.Subsidies;

/// <summary>助成金の種類: one 交付要綱 each.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubsidyKind>))]
public enum SubsidyKind
{
    /// <summary>介護事業所: card readers and the support for connecting them.</summary>
    CardReaders,

    /// <summary>主治医意見書を作成する医療機関: the cost of sending statements electronically.</summary>
    PhysicianStatements,
}

/// <summary>助成金の種類 in words.</summary>
public static class SubsidyKindText
{
    /// <summary>For what the money is.</summary>
    public static string Text(this SubsidyKind kind) => kind switch
    {
        SubsidyKind.CardReaders => "カードリーダーなどの購入",
        _ => "主治医意見書を電子的に送る機能の追加",
    };

    /// <summary>For whom it is.</summary>
    public static string Applicants(this SubsidyKind kind) => kind switch
    {
        SubsidyKind.CardReaders => "介護事業所",
        _ => "主治医意見書を作成する医療機関",
    };
}
