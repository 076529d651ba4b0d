using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <param name="Name">What is tried, for example sign-in-client.</param>
/// <param name="Count">How often it may be tried in one window.</param>
/// <param name="Window">Windows follow each other without overlap.</param>
public sealed record AttemptLimit(string Name, int Count, TimeSpan Window);

/// <summary>
/// Counts attempts for all instances together (試行回数の制限). When the database cannot count, its exception ends the
/// request: nothing is tried uncounted.
/// </summary>
public sealed class AttemptLimits(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Counts one attempt of the subject; false once there were more than the limit allows.</summary>
    public async Task<bool> AllowAsync(AttemptLimit limit, string subject, CancellationToken cancellationToken) =>
        await CountAsync(limit, subject, cancellationToken) <= limit.Count;

    /// <summary>Counts one attempt of the subject and tells how many there were in this window.</summary>
    public async Task<int> CountAsync(AttemptLimit limit, string subject, CancellationToken cancellationToken)
    {
        var key = KeyOf(limit, subject);
        var start = StartOf(limit, clock.GetUtcNow());
        // One statement, committed at once: two attempts at the same instant never count as one.
        var counts = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO attempt_counters (key, window_started_at, count) VALUES ({key}, {start}, 1)
            ON CONFLICT (key, window_started_at) DO UPDATE SET count = attempt_counters.count + 1
            RETURNING count AS "Value"
            """).ToListAsync(cancellationToken);
        return counts[0];
    }

    /// <summary>What was counted last was no attempt: nobody could be asked.</summary>
    public Task GiveBackAsync(AttemptLimit limit, string subject, CancellationToken cancellationToken)
    {
        var (key, start) = (KeyOf(limit, subject), StartOf(limit, clock.GetUtcNow()));
        return db.AttemptCounters.Where(c => c.Key == key && c.WindowStartedAt == start && c.Count > 0)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.Count, x => x.Count - 1), cancellationToken);
    }

    /// <summary>The subject has proved itself: its attempts no longer count.</summary>
    public Task ForgetAsync(AttemptLimit limit, string subject, CancellationToken cancellationToken)
    {
        var key = KeyOf(limit, subject);
        return db.AttemptCounters.Where(c => c.Key == key).ExecuteDeleteAsync(cancellationToken);
    }

    private static DateTimeOffset StartOf(AttemptLimit limit, DateTimeOffset now) => now.AddTicks(-(now.UtcTicks % limit.Window.Ticks));

    private static string KeyOf(AttemptLimit limit, string subject) =>
        $"{limit.Name}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))}";
}
