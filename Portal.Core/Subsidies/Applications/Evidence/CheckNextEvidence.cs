using MediatR;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Quarantine;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>次の書類を検査する: scan and clean one file in quarantine. Answers whether there may be more.</summary>
public sealed record CheckNextEvidence : IRequest<bool>;

public sealed class CheckNextEvidenceHandler(PortalDbContext db, FileCheck check, TimeProvider clock) : IRequestHandler<CheckNextEvidence, bool>
{
    private static readonly CheckWords Words = new(
        EvidenceProblems.Infected, EvidenceProblems.TooLargeToScan, EvidenceProblems.AwaitingScan, EvidenceProblems.AwaitingStore,
        EvidenceProblems.AwaitingProgram, EvidenceProblems.GaveUp);

    public Task<bool> Handle(CheckNextEvidence request, CancellationToken cancellationToken) => check.RunNextAsync<EvidenceFile>(
        Words, (claim, outcome) => WriteAsync(claim, outcome, cancellationToken), cancellationToken);

    private async Task WriteAsync(EvidenceFile claim, CheckOutcome outcome, CancellationToken cancellationToken)
    {
        var (now, clean) = (clock.GetUtcNow(), outcome as CheckOutcome.Clean);
        // The request before its paper, as whoever takes one away does.
        var change = claim.ChangeRequestId is { } changeId ? await db.HoldChangeAsync(changeId, cancellationToken) : null;
        if (await db.HoldClaimAsync(claim, cancellationToken) is not { } file)
        {
            db.Discard(clean?.Stored.FileId, now);
            return;
        }

        if (check.PutOff(file, outcome))
        {
            return;
        }

        db.Discard(file.FileId, now);
        if (clean is not null)
        {
            file.Accept(clean.Stored.FileId, clean.Stored.SizeBytes, clean.ContentType);
        }
        else
        {
            file.Refuse(((CheckOutcome.Refused)outcome).Problem);
        }

        if (change?.ChangePapers(now).Failed is false && clean is null)
        {
            await db.TellOfRefusedPaperAsync(change, now, cancellationToken);
        }

        db.Add(AuditEvent.ByWorker(now, "EvidenceChecked", nameof(EvidenceFile), file.Id, insurerId: null, new
        {
            file.ApplicationId,
            Status = file.Status.ToString(),
        }));
    }
}
