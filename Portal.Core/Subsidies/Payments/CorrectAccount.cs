using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>口座を直す after a failed transfer: what was sent stays as it is, and the next batch takes the new account.</summary>
/// <param name="Id">The application.</param>
/// <param name="PaymentId">The failed payment that the page told of.</param>
/// <param name="Account">As typed.</param>
public sealed record CorrectAccount(Guid Id, Guid PaymentId, BankAccountForm Account) : IRequest<Result>
{
    /// <summary>Records print themselves; an account must not get into a log that way.</summary>
    public override string ToString() => nameof(CorrectAccount);
}

public sealed class CorrectAccountHandler(PortalDbContext db, BankList banks, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CorrectAccount, Result>
{
    public async Task<Result> Handle(CorrectAccount request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldApplicationAsync(user, request.Id, ProxyScope.None, clock.GetUtcNow(), cancellationToken) is not { } application)
        {
            return ApplicationErrors.NotFound;
        }

        if (application.Status != ApplicationStatus.AwaitingAccount)
        {
            // The first of two clicks, or a colleague, has answered it.
            return await db.AccountCorrections.AnyAsync(
                c => c.PaymentId == request.PaymentId && c.ApplicationId == application.Id, cancellationToken) ? Result.Done : AccountCorrectionErrors.NotOpen;
        }

        var failed = await db.Payments.Where(p => p.ApplicationId == application.Id && p.Status == PaymentStatus.Failed)
            .OrderByDescending(p => p.ResultAt).ThenByDescending(p => p.Id).FirstAsync(cancellationToken);
        if (failed.Id != request.PaymentId)
        {
            return AccountCorrectionErrors.Other;
        }

        var read = BankAccount.Read(request.Account, banks);
        if (read.Failed || (read.Value == failed.Account && !failed.Failure!.Value.MayTrySameAccount()))
        {
            return read.Failed ? Result.Fail(read.Errors) : AccountCorrectionErrors.SameAccount;
        }

        await CorrectAsync(application, failed, read.Value, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private async Task CorrectAsync(SubsidyApplication application, Payment failed, BankAccount account, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        application.CorrectAccount();
        db.Add(new AccountCorrection
        {
            ApplicationId = application.Id,
            PaymentId = failed.Id,
            Before = failed.Account,
            After = account,
            At = now,
            ById = user.AccountId!.Value,
        });
        var name = await db.SubsidyProgrammes.Where(p => p.Id == application.ProgrammeId).Select(p => p.Name).SingleAsync(cancellationToken);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, user.AccountId, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, new AccountCorrectedMail(application.ReceiptNumber!, name), now, application.Id));
        }

        db.Add(AuditEvent.By(user, now, "PaymentAccountCorrected", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
        }));
    }
}
