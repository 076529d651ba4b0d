namespace Portal.Core.Subsidies;

/// <summary>支払の行の状態 in words, for pages and files.</summary>
public static class PaymentStatusText
{
    public static string Text(this PaymentStatus status) => status switch
    {
        PaymentStatus.Listed => "振込の予定",
        PaymentStatus.Excluded => "外しました",
        PaymentStatus.Sent => "結果待ち",
        PaymentStatus.Paid => "振込済み",
        _ => "振込不能",
    };
}
