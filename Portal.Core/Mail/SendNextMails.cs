using System.Collections.Concurrent;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Core.Data;
using Portal.Core.Telemetry;

namespace Portal.Core.Mail;

/// <summary>Sends the mails that are due (送信箱を空にする); answers whether there may be more.</summary>
public sealed record SendNextMails : IRequest<bool>;

public sealed class SendNextMailsHandler(
    PortalDbContext db, MailClaims claims, IServiceScopeFactory scopes, IOptions<SmtpOptions> options, TimeProvider clock,
    ILogger<SendNextMailsHandler> log) : IRequestHandler<SendNextMails, bool>
{
    private const int InOneRound = 100;

    public async Task<bool> Handle(SendNextMails request, CancellationToken cancellationToken)
    {
        var flow = await MailCircuit.AskAsync(db, clock.GetUtcNow(), cancellationToken);
        if (flow == MailFlow.Stopped)
        {
            return false;
        }

        var claimed = await claims.TakeAsync(flow == MailFlow.Probe ? 1 : InOneRound, cancellationToken);
        if (claimed.Count == 0)
        {
            return false;
        }

        using var span = PortalMeters.Activities.StartActivity("SendMails");
        // The first goes alone: a server that is down, hangs or refuses us costs one attempt and not a hundred.
        if (!await IsItsTurnAsync(claimed[0], cancellationToken))
        {
            await GiveBackAsync(claimed);
            return false;
        }

        var first = await DeliverAsync(claimed[0]);
        await FollowAsync(flow, first);
        var rest = first?.ConcernsTheServer == true ? claimed.Skip(1) : await DeliverAllAsync([.. claimed.Skip(1)], cancellationToken);
        await GiveBackAsync([.. rest]);
        return first?.ConcernsTheServer != true;
    }

    /// <summary>In parallel until one outcome concerns every mail; answers what was not tried.</summary>
    private async Task<IReadOnlyList<ClaimedMail>> DeliverAllAsync(IReadOnlyList<ClaimedMail> claimed, CancellationToken cancellationToken)
    {
        var untried = new ConcurrentBag<ClaimedMail>();
        var stopped = false;
        await Parallel.ForEachAsync(
            claimed,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.Parallelism },
            async (claim, _) =>
            {
                if (Volatile.Read(ref stopped) || !await IsItsTurnAsync(claim, cancellationToken))
                {
                    untried.Add(claim);
                    return;
                }

                var outcome = await DeliverAsync(claim);
                await FollowAsync(MailFlow.Free, outcome);
                if (outcome?.ConcernsTheServer == true)
                {
                    Volatile.Write(ref stopped, true);
                }
            });
        return [.. untried];
    }

    /// <summary>Waits for the slot in the domain's pace; false when the host stops meanwhile.</summary>
    private async Task<bool> IsItsTurnAsync(ClaimedMail claim, CancellationToken cancellationToken)
    {
        var wait = claim.NotBefore - clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !cancellationToken.IsCancellationRequested;
    }

    // A mail that has begun is finished even when the host stops: half-way, nobody could tell whether it went out.
    private async Task<MailOutcome?> DeliverAsync(ClaimedMail claim)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<MailDelivery>().DeliverAsync(claim, CancellationToken.None);
            PortalMeters.MailAttempts.Count(outcome?.Kind.ToString() ?? "Skipped");
            log.LogInformation("Mail {MailId}: {Outcome} {Code}.", claim.Id, outcome?.Kind, outcome?.Code);
            return outcome;
        }
        catch (Exception exception)
        {
            // One mail that breaks must not stop the others; its lease runs out and it is met again.
            log.LogError(exception, "Mail {MailId} could not be processed.", claim.Id);
            return null;
        }
    }

    private async Task FollowAsync(MailFlow flow, MailOutcome? outcome)
    {
        if (outcome?.OpensTheCircuit == true)
        {
            await using var scope = scopes.CreateAsyncScope();
            await MailCircuit.OpenAsync(
                scope.ServiceProvider.GetRequiredService<PortalDbContext>(), clock.GetUtcNow(), MailProblem.Of(outcome, ""), CancellationToken.None);
            log.LogError("Mail is stopped: {Outcome} {Code}. Correct the Smtp settings; a probe goes every minute.", outcome.Kind, outcome.Code);
        }
        else if (flow == MailFlow.Probe && outcome?.ConcernsTheServer == false)
        {
            await MailCircuit.CloseAsync(db, CancellationToken.None);
            log.LogWarning("Mail flows again.");
        }
    }

    private async Task GiveBackAsync(IReadOnlyList<ClaimedMail> untried)
    {
        var ids = untried.Select(c => c.Id).ToList();
        var leases = untried.Select(c => (DateTimeOffset?)c.Lease).Distinct().ToList();
        if (ids.Count > 0)
        {
            await db.OutgoingMails.Where(m => ids.Contains(m.Id) && leases.Contains(m.LeasedUntil))
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.LeasedUntil, (DateTimeOffset?)null), CancellationToken.None);
        }
    }
}
