using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Pdf;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 変更・中止・廃止を申請する (交付要綱5条1, 2), before it happens; what makes it hard to go on (5条3) is told as its reason. One waits at a
/// time, and a second click sends no second one.
/// </summary>
/// <param name="Id">The granted application.</param>
/// <param name="RequestId">Given by the page.</param>
/// <param name="Form">As typed.</param>
public sealed record RequestChange(Guid Id, Guid RequestId, ChangeForm Form) : IRequest<Result>;

public sealed class RequestChangeHandler(PortalDbContext db, PdfFonts fonts, AttemptLimits limits, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RequestChange, Result>
{
    private static readonly AttemptLimit PerOffice = new("change-request", 10, TimeSpan.FromDays(1));

    public async Task<Result> Handle(RequestChange request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldApplicationAsync(user, request.Id, ProxyScope.None, clock.GetUtcNow(), cancellationToken) is not { } application)
        {
            return ApplicationErrors.NotFound;
        }

        var read = application.IsGranted
            ? await db.ReadAsync(fonts, application, request.Form, clock.TodayInJapan(), cancellationToken) : Result<ChangeAnswers>.Fail([ChangeErrors.NotGranted]);
        var sent = await db.ChangeRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.RequestId, cancellationToken);
        // The first of two clicks has sent it.
        if (sent is { IsOpen: true } && sent.ApplicationId == application.Id && !read.Failed && sent.Says(read.Value))
        {
            return Result.Done;
        }

        if (await db.ProblemOfAskingAsync(application, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (read.Failed)
        {
            return Result.Fail(read.Errors);
        }

        // Each one is mailed, and stays for good.
        if (!await limits.AllowAsync(PerOffice, application.OfficeId.ToString(), cancellationToken))
        {
            return ChangeErrors.TooMany;
        }

        // One that has ended stays as it is, and an id that somebody else's request has is none that our page gave.
        await KeepAsync(application, request.RequestId == default || sent is not null ? Guid.CreateVersion7() : request.RequestId, read.Value, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private async Task KeepAsync(SubsidyApplication application, Guid id, ChangeAnswers answers, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        db.Add(answers.ToRequest(id, application.Id, user.AccountId!.Value, now));
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, user.AccountId, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, new ChangeReceivedMail(application.ReceiptNumber!, answers.Kind, now), now, application.Id));
        }

        db.Add(AuditEvent.By(user, now, "ChangeRequested", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Kind = answers.Kind.ToString(),
            Yen = answers.AmountYen,
        }));
    }
}
