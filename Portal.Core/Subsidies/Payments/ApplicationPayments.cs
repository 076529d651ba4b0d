namespace Portal.Core.Subsidies;

/// <summary>支払 of one application and what became of its account, as its pages tell them.</summary>
/// <param name="Payments">The newest first.</param>
/// <param name="Corrections">口座の訂正, the newest first.</param>
public sealed record ApplicationPayments(IReadOnlyList<PaymentOfApplication> Payments, IReadOnlyList<AccountCorrection> Corrections)
{
    /// <summary>What has left the portal: an applicant is told of nothing that is only prepared.</summary>
    public IEnumerable<PaymentOfApplication> Ordered => Payments.Where(p => p.Payment.Status is PaymentStatus.Sent or PaymentStatus.Paid or PaymentStatus.Failed);

    /// <summary>結果待ち; null when none is.</summary>
    public PaymentOfApplication? Waiting => Payments.FirstOrDefault(p => p.Payment.Status == PaymentStatus.Sent);

    /// <summary>振込不能, the newest; null when there is none.</summary>
    public Payment? LastFailed => Payments.Select(p => p.Payment).Where(p => p.Status == PaymentStatus.Failed).MaxBy(p => p.ResultAt);

    /// <summary>Where the money goes, when it was corrected; null where what was sent holds.</summary>
    public BankAccount? CorrectedAccount => Corrections is [var last, ..] ? last.After : null;
}

/// <param name="Payment">The row.</param>
/// <param name="BatchNumber">第n回.</param>
/// <param name="PayOn">振込指定日.</param>
public sealed record PaymentOfApplication(Payment Payment, int BatchNumber, DateOnly PayOn);
