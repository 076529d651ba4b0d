using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>取消の案を差し戻す, by a second person. A second click changes nothing.</summary>
/// <param name="Id">The application.</param>
/// <param name="RevocationId">取消の案.</param>
/// <param name="Words">For who proposed it; the applicant never sees it.</param>
public sealed record SendBackRevocation(Guid Id, Guid RevocationId, string? Words) : IRequest<Result>;

public sealed class SendBackRevocationHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SendBackRevocation, Result>
{
    public async Task<Result> Handle(SendBackRevocation request, CancellationToken cancellationToken)
    {
        var words = JapaneseNfc.Normalise(request.Words ?? "").ReplaceLineEndings("\n").Trim();
        if (ProblemOf(words) is { } problem)
        {
            return problem;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is not { } application)
        {
            return ExaminationErrors.NotFound;
        }

        var revocation = await db.RevocationOfAsync(application.Id, request.RevocationId, cancellationToken);
        if (revocation is { State: RevocationState.SentBack } && revocation.EndedById == user.AccountId)
        {
            return Result.Done;
        }

        if (revocation is not { State: RevocationState.Proposed } || revocation.ProposedById == user.AccountId)
        {
            return revocation is { State: RevocationState.Proposed } ? RevocationErrors.TakeYoursBack : RevocationErrors.NothingProposed;
        }

        var now = clock.GetUtcNow();
        revocation.SendBack(words, user.AccountId!.Value, now);
        db.Add(AuditEvent.By(
            user, now, "RevocationSentBack", nameof(SubsidyApplication), application.Id, details: new { application.ReceiptNumber }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private static Error? ProblemOf(string words) =>
        words.Length == 0 ? RevocationErrors.WordsMissing
        : words.Length > Revocation.WordsMaxLength ? RevocationErrors.WordsTooLong
        : HiddenCharacters.AreInLines(words) ? RevocationErrors.WordsHidden
        : null;
}
