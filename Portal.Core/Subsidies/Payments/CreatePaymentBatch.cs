using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>支払の回をつくる, of everything granted that is due up to a day and in no other batch. A second click makes no second one.</summary>
/// <param name="Id">Given by the page.</param>
/// <param name="DueUntil">この日までに振り込む予定のもの, as typed.</param>
/// <param name="PayOn">振込指定日 as typed.</param>
public sealed record CreatePaymentBatch(Guid Id, string? DueUntil, string? PayOn) : IRequest<Result<Guid>>
{
    /// <summary>The header of the file has no year, and banks do not take an order long before.</summary>
    public const int MaxDaysAhead = 90;
}

public sealed class CreatePaymentBatchValidator : AbstractValidator<CreatePaymentBatch>
{
    public CreatePaymentBatchValidator()
    {
        RuleFor(r => r.DueUntil).Must(typed => JapaneseDate.TryParse(typed, out _)).WithMessage(PaymentErrors.DueUntilMissing.Message);
        RuleFor(r => r.PayOn).Must(typed => JapaneseDate.TryParse(typed, out _)).WithMessage(PaymentErrors.PayOnMissing.Message);
    }
}

public sealed class CreatePaymentBatchHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CreatePaymentBatch, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(CreatePaymentBatch request, CancellationToken cancellationToken)
    {
        _ = JapaneseDate.TryParse(request.DueUntil, out var dueUntil);
        _ = JapaneseDate.TryParse(request.PayOn, out var payOn);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two persons at once take turns: the second finds what the first has left.
        await db.WaitForPaymentTurnAsync(cancellationToken);
        if (await db.PaymentBatches.AnyAsync(b => b.Id == request.Id, cancellationToken))
        {
            return request.Id;
        }

        if (ProblemOf(payOn, clock.TodayInJapan()) is { } problem)
        {
            return problem;
        }

        var batch = await NewBatchAsync(request.Id, dueUntil, payOn, cancellationToken);
        var payments = await PaymentsAsync(batch, cancellationToken);
        if (payments.Count == 0)
        {
            return PaymentErrors.NothingDue;
        }

        db.Add(batch);
        db.AddRange(payments);
        db.Add(AuditEvent.By(user, batch.CreatedAt, "PaymentBatchCreated", nameof(PaymentBatch), batch.Id, details: new
        {
            batch.PayOn,
            batch.DueUntil,
            payments.Count,
            Yen = payments.Sum(p => (long)p.AmountYen),
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return batch.Id;
        }
        catch (DbUpdateException exception) when (exception.Violates(Payment.OneOpen))
        {
            return PaymentErrors.Raced;
        }
    }

    private static Error? ProblemOf(DateOnly payOn, DateOnly today) =>
        payOn < today ? PaymentErrors.PayOnPast
        : payOn > today.AddDays(CreatePaymentBatch.MaxDaysAhead) ? PaymentErrors.PayOnFar
        : !payOn.IsBankDay() ? PaymentErrors.PayOnHoliday
        : null;

    private async Task<PaymentBatch> NewBatchAsync(Guid id, DateOnly dueUntil, DateOnly payOn, CancellationToken cancellationToken)
    {
        var last = await db.PaymentBatches.MaxAsync(b => (int?)b.Number, cancellationToken) ?? 0;
        var (now, by) = (clock.GetUtcNow(), user.AccountId!.Value);
        return new PaymentBatch
        {
            Id = id,
            Number = last + 1,
            PayOn = payOn,
            DueUntil = dueUntil,
            CreatedAt = now,
            CreatedById = by,
            EditedAt = now,
            EditedById = by,
            Hands = [by],
        };
    }

    private async Task<List<Payment>> PaymentsAsync(PaymentBatch batch, CancellationToken cancellationToken)
    {
        var due = await db.Due().Where(d => d.TransferBy <= batch.DueUntil)
            .OrderBy(d => d.TransferBy).ThenBy(d => d.Application.ReceivedAt).ThenBy(d => d.Application.Id).Take(PaymentBatch.MaxRows)
            .Select(d => new
            {
                d.Application.Id,
                d.Application.GrantedYen,
                d.Application.Sent,
                d.TransferBy,
                Corrected = db.AccountCorrections.Where(c => c.ApplicationId == d.Application.Id).OrderByDescending(c => c.At)
                    .ThenByDescending(c => c.Id).Select(c => c.After).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return [.. due.Select((d, index) => new Payment
        {
            BatchId = batch.Id,
            ApplicationId = d.Id,
            Row = index + 1,
            PromisedBy = d.TransferBy,
            AmountYen = d.GrantedYen!.Value,
            Account = d.Corrected ?? d.Sent!.Account,
        })];
    }
}
