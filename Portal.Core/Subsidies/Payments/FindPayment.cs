using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>支払1件, of its batch; null when there is no such row.</summary>
public sealed record FindPayment(Guid BatchId, Guid PaymentId) : IRequest<PaymentDetails?>;

/// <param name="Payment">The row.</param>
/// <param name="Batch">Its batch.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="OfficeName">名称, as it was applied for.</param>
/// <param name="Recorder">Who recorded the result; null before.</param>
public sealed record PaymentDetails(Payment Payment, PaymentBatch Batch, string ReceiptNumber, string OfficeName, string? Recorder);

public sealed class FindPaymentHandler(PortalDbContext db) : IRequestHandler<FindPayment, PaymentDetails?>
{
    public async Task<PaymentDetails?> Handle(FindPayment request, CancellationToken cancellationToken)
    {
        var found = await (
            from p in db.Payments.AsNoTracking()
            join b in db.PaymentBatches on p.BatchId equals b.Id
            join a in db.SubsidyApplications on p.ApplicationId equals a.Id
            where p.Id == request.PaymentId && b.Id == request.BatchId
            select new
            {
                Payment = p,
                Batch = b,
                a.ReceiptNumber,
                a.Sent,
                Recorder = db.Users.Where(u => u.Id == p.ResultById).Select(u => u.DisplayName).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new PaymentDetails(found.Payment, found.Batch, found.ReceiptNumber!, found.Sent!.Basics.Name, found.Recorder);
    }
}
