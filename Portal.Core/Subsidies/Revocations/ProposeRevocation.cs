using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 取消を提案する, by anybody of the secretariat; a second person decides. What waits for that goes into no payment batch. A second click is the same
/// proposal.
/// </summary>
/// <param name="Id">The application.</param>
/// <param name="RevocationId">Given by the page.</param>
/// <param name="GrantedYen">交付決定額 as the page showed it.</param>
/// <param name="Form">As typed.</param>
public sealed record ProposeRevocation(Guid Id, Guid RevocationId, int GrantedYen, RevocationForm Form) : IRequest<Result>;

public sealed class ProposeRevocationHandler(PortalDbContext db, PdfFonts fonts, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ProposeRevocation, Result>
{
    public async Task<Result> Handle(ProposeRevocation request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Nobody takes it into a batch meanwhile.
        await db.WaitForPaymentTurnAsync(cancellationToken);
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is not { } application)
        {
            return ExaminationErrors.NotFound;
        }

        if (await db.Revocations.AnyAsync(
            r => r.Id == request.RevocationId && r.ApplicationId == application.Id && r.ProposedById == user.AccountId, cancellationToken))
        {
            return Result.Done;
        }

        if (await db.ProblemOfRevokingAsync(application, cancellationToken) is { } problem)
        {
            return problem;
        }

        var read = request.Form.Read(application.GrantedYen!.Value, fonts);
        if (read.Failed || application.GrantedYen != request.GrantedYen)
        {
            return read.Failed ? Result.Fail(read.Errors) : ConflictErrors.ChangedMeanwhile;
        }

        var now = clock.GetUtcNow();
        db.Add(new Revocation
        {
            Id = request.RevocationId == default ? Guid.CreateVersion7() : request.RevocationId,
            ApplicationId = application.Id,
            Ground = read.Value.Ground,
            Reason = read.Value.Reason,
            GrantedYen = application.GrantedYen.Value,
            KeptYen = read.Value.KeptYen,
            ProposedAt = now,
            ProposedById = user.AccountId!.Value,
        });
        db.Add(AuditEvent.By(user, now, "RevocationProposed", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Ground = read.Value.Ground.ToString(),
            Before = application.GrantedYen,
            After = read.Value.KeptYen,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
