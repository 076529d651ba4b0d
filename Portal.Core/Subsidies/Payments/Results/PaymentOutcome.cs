namespace Portal.Core.Subsidies;

/// <summary>What became of one transfer.</summary>
/// <param name="Payment">The row.</param>
/// <param name="Failure">Null for 振込済み.</param>
internal sealed record PaymentOutcome(Payment Payment, TransferFailure? Failure);
