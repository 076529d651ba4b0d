using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>審査の担当をまとめて決める. What was decided or withdrawn meanwhile is left out.</summary>
/// <param name="Ids">The applications.</param>
/// <param name="ExaminerId">Somebody of the secretariat; null when nobody was chosen.</param>
/// <returns>How many have this examiner now.</returns>
public sealed record AssignExaminations(IReadOnlyList<Guid> Ids, Guid? ExaminerId) : IRequest<Result<int>>;

public sealed class AssignExaminationsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AssignExaminations, Result<int>>
{
    public async Task<Result<int>> Handle(AssignExaminations request, CancellationToken cancellationToken)
    {
        if (request.Ids.Count == 0)
        {
            return ExaminationErrors.NoneChosen;
        }

        if (!await db.Examiners().AnyAsync(a => a.Id == request.ExaminerId, cancellationToken))
        {
            return ExaminationErrors.ExaminerUnknown;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (assigned, now) = (0, clock.GetUtcNow());
        // Always in the same order: two who assign the same applications wait for each other, and never both.
        foreach (var id in request.Ids.Distinct().Order().Take(ListLimits.PageSize))
        {
            var application = await db.HoldSentApplicationAsync(id, cancellationToken);
            if (application is null || application.TakeUp().Failed)
            {
                continue;
            }

            assigned++;
            var examination = await db.Examinations.SingleOrDefaultAsync(e => e.ApplicationId == id, cancellationToken);
            if (examination?.ExaminerId == request.ExaminerId)
            {
                continue;
            }

            if (examination is null)
            {
                db.Add(new Examination { ApplicationId = id, ExaminerId = request.ExaminerId!.Value, TakenAt = now });
            }
            else
            {
                (examination.ExaminerId, examination.TakenAt) = (request.ExaminerId!.Value, now);
            }

            db.Add(AuditEvent.By(user, now, "ExaminationAssigned", nameof(SubsidyApplication), id, details: new
            {
                application.ReceiptNumber,
                request.ExaminerId,
            }));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return assigned;
    }
}
