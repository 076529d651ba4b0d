using MediatR;
using Portal.Core.Quarantine;
using Portal.Core.Telemetry;

namespace Portal.Core.ReviewBoard;

/// <summary>次の資料を検査する: scan and clean one paper in quarantine. Answers whether there may be more.</summary>
public sealed record CheckNextDocument : IRequest<bool>;

public sealed class CheckNextDocumentHandler(FileCheck check, PaperOutcomes outcomes) : IRequestHandler<CheckNextDocument, bool>
{
    private static readonly CheckWords Words = new(
        PaperProblems.Infected, PaperProblems.TooLargeToScan, PaperProblems.AwaitingScan, PaperProblems.AwaitingStore,
        PaperProblems.AwaitingProgram, PaperProblems.GaveUp);

    public async Task<bool> Handle(CheckNextDocument request, CancellationToken cancellationToken)
    {
        using var span = PortalMeters.Activities.StartActivity("CleanPaper");
        return await check.RunNextAsync<ReviewDocument>(
            Words, (claim, outcome) => outcomes.WriteAsync(claim, outcome, cancellationToken), cancellationToken);
    }
}
