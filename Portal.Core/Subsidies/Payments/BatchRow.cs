using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>A row that is to be transferred, beside what its application says now.</summary>
/// <param name="Payment">The row.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="OfficeId">Whose it is.</param>
/// <param name="Status">状態 of the application.</param>
/// <param name="GrantedYen">交付決定額.</param>
/// <param name="SentAccount">振込先の口座 as it was applied for.</param>
/// <param name="CorrectedAccount">As it was corrected; null where it never was.</param>
/// <param name="HasOpenChange">変更・中止・廃止の申請 waits for its answer.</param>
internal sealed record BatchRow(
    Payment Payment, string ReceiptNumber, Guid OfficeId, ApplicationStatus Status, int? GrantedYen, BankAccount SentAccount,
    BankAccount? CorrectedAccount, bool HasOpenChange)
{
    /// <summary>Where the money goes now.</summary>
    public BankAccount Account => CorrectedAccount ?? SentAccount;

    public bool IsGranted => Status == ApplicationStatus.Granted && GrantedYen is not null;

    /// <summary>The row says something else than the application.</summary>
    public bool HasChanged => !IsGranted || Payment.AmountYen != GrantedYen || Payment.Account != Account;

    /// <summary>Banks and branches close: null while both of the account as it is now are in the list.</summary>
    public Error? PlaceProblem(BankList banks) =>
        banks.Find(Account.BankCode)?.FindBranch(Account.BranchCode) is null ? PaymentErrors.BankGone(ReceiptNumber, Account) : null;

    /// <summary>As the row says it.</summary>
    public TransferRow Transfer => new(Payment.Row, ReceiptNumber, Payment.AmountYen, Payment.Account);
}

internal static class BatchRows
{
    /// <summary>What the batch would transfer, in the order of the file.</summary>
    public static async Task<List<BatchRow>> BatchRowsAsync(this PortalDbContext db, Guid batchId, CancellationToken cancellationToken)
    {
        var rows = await (
            from p in db.Payments
            join a in db.SubsidyApplications on p.ApplicationId equals a.Id
            where p.BatchId == batchId && p.Status == PaymentStatus.Listed
            orderby p.Row
            select new
            {
                Payment = p,
                a.ReceiptNumber,
                a.OfficeId,
                a.Status,
                a.GrantedYen,
                a.Sent,
                Corrected = db.AccountCorrections.Where(c => c.ApplicationId == a.Id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id)
                    .Select(c => c.After).FirstOrDefault(),
                HasOpenChange = db.ChangeRequests.Any(
                    c => c.ApplicationId == a.Id && (c.State == ChangeState.Requested || c.State == ChangeState.Proposed)),
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new BatchRow(r.Payment, r.ReceiptNumber!, r.OfficeId, r.Status, r.GrantedYen, r.Sent!.Account, r.Corrected, r.HasOpenChange))];
    }
}
