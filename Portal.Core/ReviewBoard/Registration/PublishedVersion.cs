namespace Portal.Core.ReviewBoard;

/// <summary>What 登録 or 更新 answers.</summary>
/// <param name="Receipt">受付番号, and what was carried out.</param>
/// <param name="Passwords">Shown once, to those who get one; empty when every password stays.</param>
public sealed record PublishedVersion(SessionReceipt Receipt, IReadOnlyList<ToldPassword> Passwords)
{
    /// <summary>更新, not the first 登録.</summary>
    public bool IsUpdate => Receipt.Kind != SessionReceiptKind.Registration;
}
