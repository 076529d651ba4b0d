using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請への答えの案を出す; a second person decides.</summary>
/// <param name="Id">The request.</param>
/// <param name="Version">Of the request that the form showed.</param>
/// <param name="Approves">承認, or 不承認; null when nothing was chosen.</param>
/// <param name="Amount">交付決定額 that remains, as typed; asked only for an approved 変更.</param>
/// <param name="Words">For the office; needed for 不承認, and where the amount is not what was applied for.</param>
public sealed record ProposeChange(Guid Id, uint Version, bool? Approves, string? Amount, string? Words) : IRequest<Result>;

public sealed class ProposeChangeHandler(PortalDbContext db, PdfFonts fonts, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ProposeChange, Result>
{
    public async Task<Result> Handle(ProposeChange request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldChangeAndApplicationAsync(request.Id, cancellationToken) is not { } held)
        {
            return ChangeErrors.NotFound;
        }

        var (application, change) = (held.Application, held.Request);
        if (change.State == ChangeState.Requested && !db.IsVersion(change, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var now = clock.GetUtcNow();
        var read = ChangeProposal.Read(request, change, application.GrantedYen ?? 0, fonts, user.AccountId!.Value, now);
        if (read.Failed)
        {
            return Result.Fail(read.Errors);
        }

        // The first of two clicks has proposed it.
        if (change is { State: ChangeState.Proposed, Proposal: { } made } && made with { At = now } == read.Value)
        {
            return Result.Done;
        }

        if (await db.HasUncheckedPaperAsync(change.Id, cancellationToken))
        {
            return ChangeErrors.PaperUnchecked;
        }

        if (read.Value.Approves && await db.ProblemOfApprovingAsync(application, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (change.Propose(read.Value) is { Failed: true } refused)
        {
            return refused;
        }

        db.Add(AuditEvent.By(user, now, "ChangeAnswerProposed", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Approves = read.Value.Approves,
            Yen = read.Value.AmountYen,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
