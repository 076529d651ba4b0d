using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>二人目の確認: the file as it would leave the portal now, and everything that somebody should look at first. Null for no batch.</summary>
public sealed record FindPaymentCheck(Guid Id) : IRequest<PaymentCheckView?>;

/// <param name="Consignor">委託者; null when there is no setting.</param>
/// <param name="File">Null when it cannot be written.</param>
/// <param name="Problems">Why it cannot be released.</param>
/// <param name="Changed">What says something else than when it was proposed.</param>
/// <param name="Corrected">Rows whose account was corrected, old and new.</param>
/// <param name="Waiting">Rows whose 変更・中止・廃止の申請 waits for its answer: the batch goes on all the same.</param>
/// <param name="SameAccount">Accounts that several offices share in this batch.</param>
public sealed record PaymentCheckView(
    TransferConsignor? Consignor, TransferFile? File, IReadOnlyList<Error> Problems, IReadOnlyList<ChangedPayment> Changed,
    IReadOnlyList<CorrectedPayment> Corrected, IReadOnlyList<WaitingChange> Waiting, IReadOnlyList<SharedAccount> SameAccount);

/// <param name="Row">番号.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="IsGranted">False when the application may not be paid any more.</param>
/// <param name="AmountYen">額 when it was proposed.</param>
/// <param name="NowYen">額 now; null when there is none any more.</param>
/// <param name="AccountChanged">The account is another one.</param>
public sealed record ChangedPayment(int Row, string ReceiptNumber, bool IsGranted, int AmountYen, int? NowYen, bool AccountChanged);

/// <param name="Row">番号.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="Before">As it was applied for.</param>
/// <param name="After">As it was corrected.</param>
public sealed record CorrectedPayment(int Row, string ReceiptNumber, BankAccount Before, BankAccount After);

/// <param name="Row">番号.</param>
/// <param name="ReceiptNumber">受付番号.</param>
public sealed record WaitingChange(int Row, string ReceiptNumber);

/// <param name="ReceiptNumbers">受付番号 of the rows.</param>
public sealed record SharedAccount(IReadOnlyList<string> ReceiptNumbers);

public sealed class FindPaymentCheckHandler(PortalDbContext db, BankList banks, IOptions<PaymentOptions> options, TimeProvider clock)
    : IRequestHandler<FindPaymentCheck, PaymentCheckView?>
{
    public async Task<PaymentCheckView?> Handle(FindPaymentCheck request, CancellationToken cancellationToken)
    {
        var batch = await db.PaymentBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.Id, cancellationToken);
        if (batch is null)
        {
            return null;
        }

        var rows = await db.BatchRowsAsync(batch.Id, cancellationToken);
        var consignor = TransferConsignor.Of(options.Value, banks);
        var file = consignor.Failed
            ? Result<TransferFile>.Fail(consignor.Errors)
            : TransferFile.Write(consignor.Value, batch.Number, batch.PayOn, [.. rows.Select(r => r.Transfer)], banks);
        var changed = rows.Where(r => r.HasChanged).ToList();
        Error?[] problems =
        [
            .. file.Errors, .. rows.Select(r => r.PlaceProblem(banks)), changed.Count > 0 ? PaymentErrors.ChangedSinceProposal : null,
            batch.PayOn < clock.TodayInJapan() ? PaymentErrors.PayDayOver : null,
        ];
        return new PaymentCheckView(
            consignor.Failed ? null : consignor.Value, file.Failed ? null : file.Value, [.. problems.OfType<Error>()],
            [.. changed.Select(r => new ChangedPayment(
                r.Payment.Row, r.ReceiptNumber, r.IsGranted, r.Payment.AmountYen, r.GrantedYen, r.Payment.Account != r.Account))],
            [.. rows.Where(r => r.CorrectedAccount is not null).Select(r => new CorrectedPayment(r.Payment.Row, r.ReceiptNumber, r.SentAccount, r.Account))],
            [.. rows.Where(r => r.HasOpenChange).Select(r => new WaitingChange(r.Payment.Row, r.ReceiptNumber))],
            [.. rows.GroupBy(r => (r.Payment.Account.BankCode, r.Payment.Account.BranchCode, r.Payment.Account.Number))
                .Where(g => g.Select(r => r.OfficeId).Distinct().Skip(1).Any()).Select(g => new SharedAccount([.. g.Select(r => r.ReceiptNumber)]))]);
    }
}
