using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>差し戻しを取り消す, by who examines the application and as long as nothing was sent again: all is as it was sent.</summary>
/// <param name="Id">The application.</param>
/// <param name="Round">第n回, as the page showed it.</param>
public sealed record TakeBackReturn(Guid Id, int Round) : IRequest<Result>;

public sealed class TakeBackReturnHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<TakeBackReturn, Result>
{
    public async Task<Result> Handle(TakeBackReturn request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is not { } application)
        {
            return ExaminationErrors.NotFound;
        }

        if (application.Status != ApplicationStatus.Returned
            || await db.HoldOpenReturnAsync(application.Id, cancellationToken) is not { } round || round.Round != request.Round)
        {
            return ReturnErrors.NotReturned;
        }

        var examination = await db.Examinations.SingleAsync(e => e.ApplicationId == application.Id, cancellationToken);
        if (examination.ExaminerId != user.AccountId)
        {
            return ExaminationErrors.NotTaken;
        }

        examination.PutBack(round.BeforeChecks);
        var now = clock.GetUtcNow();
        await PutBackAsync(application, round, now, cancellationToken);
        var name = await db.SubsidyProgrammes.Where(p => p.Id == application.ProgrammeId).Select(p => p.Name).SingleAsync(cancellationToken);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, application.SubmittedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, new ReturnTakenBackMail(application.ReceiptNumber!, name), now, application.Id));
        }

        db.Add(AuditEvent.By(user, now, "SubsidyReturnTakenBack", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Round = round.Round,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>What the office has changed meanwhile was never sent, and goes.</summary>
    private async Task PutBackAsync(
        SubsidyApplication application, ReturnForCorrection round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        round.TakeBack(user.AccountId!.Value, now);
        application.TakeBack(round.BeforeForm);
        foreach (var file in await db.DiscardUnsentAsync(round, now, cancellationToken))
        {
            file.PutBack();
        }
    }
}
