using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.ReviewBoard;

namespace Portal.Demo;

/// <summary>
/// After the start, prepares a registered session for two insurers, in the background while the portal already answers.
/// An insurer that has any session is left alone.
/// </summary>
public sealed class DemoSessionsStart(IServiceScopeFactory scopes, ILogger<DemoSessionsStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await PrepareAsync("oita-admin", number: 42, cases: 6, daysAhead: 12, ReadByThree, stoppingToken);
            await PrepareAsync("masuda-admin", number: 17, cases: 3, daysAhead: 6, (_, _, _) => Task.CompletedTask, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped halfway: the next start leaves the insurer's unfinished session as a draft.
        }
        catch (PdfComposerUnavailableException exception)
        {
            // The portal can be tried without Chromium; anything else is a bug of the demonstration and ends the start.
            log.LogWarning(exception, "The demonstration's sessions could not be prepared.");
        }
    }

    private async Task PrepareAsync(
        string loginId, int number, int cases, int daysAhead,
        Func<PortalDbContext, Guid, DateTimeOffset, Task> then, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var account = await db.Users.SingleAsync(a => a.UserName == loginId, cancellationToken);
        if (await db.ReviewSessions.AnyAsync(s => s.InsurerId == account.InsurerId, cancellationToken))
        {
            return;
        }

        var clerk = new DemoClerk(scope.ServiceProvider, account.Id, account.InsurerId!.Value);
        var session = ActivatorUtilities.CreateInstance<DemoSession>(scope.ServiceProvider, clerk);
        var sessionId = await session.RegisterAsync(number, cases, daysAhead, cancellationToken);
        db.ChangeTracker.Clear();
        await then(db, sessionId, scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    // Two have read and loaded it down, one has looked at it, one is locked out.
    private static async Task ReadByThree(PortalDbContext db, Guid sessionId, DateTimeOffset now)
    {
        var reviewers = await db.SessionReviewers.Include(r => r.Records).Where(r => r.SessionId == sessionId)
            .OrderBy(r => r.Position).ToListAsync();
        foreach (var (i, record) in reviewers.SelectMany(r => r.Records).Take(3).Index())
        {
            record.Viewed(now);
            if (i < 2)
            {
                record.Downloaded(now);
            }
        }

        reviewers[3].Lock(now);
    }
}
