using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;

namespace Portal.Pages.Operator.Subsidies.Payments;

/// <summary>支払 in words.</summary>
public static class PaymentText
{
    public static IReadOnlyList<SelectListItem> Outcomes { get; } = [new("振込済み", "True"), new("振込不能", "False")];

    public static IReadOnlyList<SelectListItem> Failures { get; } =
        [new("選んでください", ""), .. Enum.GetValues<TransferFailure>().Select(f => new SelectListItem($"{(int)f}　{f.Text()}", f.ToString()))];

    /// <summary>What the state of a batch is called, and how its chip looks.</summary>
    public static (string Text, string Kind) Chip(this PaymentBatchStatus status) => status switch
    {
        PaymentBatchStatus.Draft => ("作成中", "none"),
        PaymentBatchStatus.Proposed => ("確認待ち", "wait"),
        PaymentBatchStatus.Released => ("振込依頼済み", "plan"),
        PaymentBatchStatus.Settled => ("完了", "done"),
        _ => ("取りやめ", "none"),
    };

    /// <summary>What the state of a row is called, and how its chip looks.</summary>
    public static (string Text, string Kind) Chip(this PaymentStatus status) => (status.Text(), status switch
    {
        PaymentStatus.Listed or PaymentStatus.Excluded => "none",
        PaymentStatus.Sent => "plan",
        PaymentStatus.Paid => "done",
        _ => "bad",
    });

    /// <summary>みずほ（0001）丸の内中央（004） 普通 1234567 カ）ミドリケア</summary>
    public static string Text(this BankAccount account) =>
        $"{account.BankName}（{account.BankCode}）{account.BranchName}（{account.BranchCode}） {account.Type.ToJapanese()} {account.Number} {account.HolderKana}";
}
