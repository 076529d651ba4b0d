using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>申請を取り下げる, before the decision: the office may apply again, and the budget gets its yen back.</summary>
public sealed record WithdrawApplication(Guid Id) : IRequest<Result>;

public sealed class WithdrawApplicationHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<WithdrawApplication, Result>
{
    public async Task<Result> Handle(WithdrawApplication request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldApplicationAsync(user, request.Id, ProxyScope.Send, clock.GetUtcNow(), cancellationToken) is not { } application)
        {
            return ApplicationErrors.NotFound;
        }

        var now = clock.GetUtcNow();
        if (application.Withdraw(now) is { Failed: true } refused)
        {
            return refused;
        }

        if (await db.HoldOpenReturnAsync(application.Id, cancellationToken) is { } round)
        {
            round.Withdraw(user.AccountId!.Value, now);
            await db.DiscardUnsentAsync(round, now, cancellationToken);
        }

        await db.LetFallOutAsync(application, ScheduledDecisionErrors.Withdrawn, user, now, cancellationToken);
        var programme = await db.SubsidyProgrammes.AsNoTracking().SingleAsync(p => p.Id == application.ProgrammeId, cancellationToken);
        await db.TakeFromBudgetAsync(programme, -application.AmountYen!.Value, cancellationToken);
        await TellAsync(application, now, cancellationToken);
        db.Add(AuditEvent.By(user, now, "SubsidyApplicationWithdrawn", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>What was done by proxy, the office learns.</summary>
    private async Task TellAsync(SubsidyApplication application, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.SenderByProxyAsync(user, cancellationToken) is not { } by)
        {
            return;
        }

        var mail = new ApplicationWithdrawnMail(application.ReceiptNumber!, by.Organisation, by.OrganisationNumber);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, null, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, mail, now, application.Id));
        }
    }
}
