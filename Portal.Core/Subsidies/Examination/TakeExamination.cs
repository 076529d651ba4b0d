using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>審査の担当になる. Somebody else's is taken over, for example when they are ill.</summary>
public sealed record TakeExamination(Guid Id) : IRequest<Result>;

public sealed class TakeExaminationHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<TakeExamination, Result>
{
    public async Task<Result> Handle(TakeExamination request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is not { } application)
        {
            return ExaminationErrors.NotFound;
        }

        if (application.TakeUp() is { Failed: true } refused)
        {
            return refused;
        }

        var now = clock.GetUtcNow();
        var examination = await db.Examinations.SingleOrDefaultAsync(e => e.ApplicationId == application.Id, cancellationToken);
        if (examination is null)
        {
            examination = new Examination { ApplicationId = application.Id, ExaminerId = user.AccountId!.Value, TakenAt = now };
            db.Add(examination);
        }
        else if (examination.ExaminerId == user.AccountId)
        {
            return Result.Done;
        }

        (examination.ExaminerId, examination.TakenAt) = (user.AccountId!.Value, now);
        db.Add(AuditEvent.By(user, now, "ExaminationTaken", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
