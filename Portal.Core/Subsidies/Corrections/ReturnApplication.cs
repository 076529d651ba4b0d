using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>申請を差し戻す, by who examines it: the office may change what is marked, and nothing else.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">Of the examination that the form showed.</param>
/// <param name="Marks">直してもらうところ.</param>
/// <param name="Words">全体について, for the applicant.</param>
public sealed record ReturnApplication(Guid Id, uint Version, IReadOnlyList<ReturnMark> Marks, string? Words) : IRequest<Result>;

/// <param name="Key">Of the <see cref="ReturnTarget"/>.</param>
/// <param name="Canned">Key of a <see cref="CannedReason"/>; blank for none.</param>
/// <param name="Words">In the examiner's own words, instead or as well.</param>
public sealed record ReturnMark(string? Key, string? Canned, string? Words);

public sealed class ReturnApplicationHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReturnApplication, Result>
{
    public async Task<Result> Handle(ReturnApplication request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var application = await db.HoldSentApplicationAsync(request.Id, cancellationToken);
        if (application is not { IsBeingExamined: true })
        {
            return application is null ? ExaminationErrors.NotFound
                : application.Status == ApplicationStatus.Returned ? ReturnErrors.IsReturned
                : ExaminationErrors.NotOpen;
        }

        var examination = await db.Examinations.SingleOrDefaultAsync(e => e.ApplicationId == application.Id, cancellationToken);
        if (examination?.ExaminerId != user.AccountId)
        {
            return ExaminationErrors.NotTaken;
        }

        if (examination!.Proposal is not null)
        {
            return ReturnErrors.ProposalWaits;
        }

        if (!examination.IsAsShown(request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var programme = await db.SubsidyProgrammes.AsNoTracking().SingleAsync(p => p.Id == application.ProgrammeId, cancellationToken);
        var read = ReturnReading.Read(request, ReturnTarget.Of(application.Kind, application.Sent!, programme.Rules));
        if (read.Failed)
        {
            return Result.Fail(read.Errors);
        }

        var (now, checks) = (clock.GetUtcNow(), examination.Checks);
        var round = new ReturnForCorrection
        {
            ApplicationId = application.Id,
            Round = examination.CountReturn(),
            Items = read.Value.Items,
            Words = read.Value.Words,
            DueOn = now.DayInJapan().AddDays(programme.Rules.CorrectionDays),
            ReturnedAt = now,
            ReturnedById = user.AccountId!.Value,
            Before = application.Sent!,
            BeforeForm = application.Form,
            BeforeChecks = checks,
        };
        application.Return();
        db.Add(round);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, application.SubmittedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(
                email, new ApplicationReturnedMail(application.ReceiptNumber!, programme.Name, round.Items.Count, round.DueOn), now, application.Id));
        }

        db.Add(AuditEvent.By(user, now, "SubsidyApplicationReturned", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Round = round.Round,
            Items = round.Items.Count,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
