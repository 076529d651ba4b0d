using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請への答えの案を出す; a second person decides.</summary>
/// <param name="Id">The request.</param>
/// <param name="Version">Of the request that the form showed.</param>
/// <param name="Approves">承認, or 不承認; null when nothing was chosen.</param>
/// <param name="Amount">交付決定額 that remains, as typed; asked only for an approved 変更.</param>
/// <param name="Words">For the office; needed for 不承認, and where the amount is not what was applied for.</param>
public sealed record ProposeChange(Guid Id, uint Version, bool? Approves, string? Amount, string? Words) : IRequest<Result>;

public sealed class ProposeChangeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ProposeChange, Result>
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
        var read = Read(request, change, application.GrantedYen ?? 0, now);
        if (read.Failed)
        {
            return Result.Fail(read.Errors);
        }

        // The first of two clicks has proposed it.
        if (change is { State: ChangeState.Proposed, Proposal: { } made } && made with { At = now } == read.Value)
        {
            return Result.Done;
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

    private Result<ChangeProposal> Read(ProposeChange request, ChangeRequest change, int grantedYen, DateTimeOffset now)
    {
        if (request.Approves is not { } approves)
        {
            return ChangeErrors.OutcomeMissing;
        }

        var words = ChangeAnswers.TextOf(request.Words);
        // What is closed for good leaves nothing; what is not approved leaves everything.
        var remains = approves ? 0 : grantedYen;
        Error? amountProblem = null;
        if (approves && change.Kind == ChangeKind.Change)
        {
            amountProblem = !JapaneseNumber.TryParse(request.Amount, out remains) || remains < 1 ? ChangeErrors.RemainsMissing
                : remains > grantedYen ? ChangeErrors.RemainsTooHigh(grantedYen)
                : null;
        }

        Error?[] problems =
        [
            amountProblem,
            words.Length > ChangeRequest.WordsMaxLength ? ChangeErrors.WordsTooLong
                : HiddenCharacters.AreInLines(words) ? ChangeErrors.WordsHidden
                : words.Length > 0 ? null
                : !approves ? ChangeErrors.WordsMissing
                : amountProblem is null && remains != change.AmountYen ? ChangeErrors.WordsForAmount
                : null,
        ];
        return problems.OfType<Error>().ToList() is { Count: > 0 } errors
            ? Result<ChangeProposal>.Fail(errors)
            : new ChangeProposal(approves, grantedYen, remains, words, user.AccountId!.Value, now);
    }
}
