using System.Collections.Concurrent;

namespace Portal.Jobs;

/// <summary>When each job of this instance last ended, and how; for the health page.</summary>
public sealed class JobRuns(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, JobRun> runs = new(StringComparer.Ordinal);

    public IReadOnlyList<JobRun> All => [.. runs.Values.OrderBy(r => r.Job, StringComparer.Ordinal)];

    public void Succeeded(string job) =>
        runs.AddOrUpdate(job, _ => new JobRun(job, clock.GetUtcNow(), null), (_, run) => run with { SucceededAt = clock.GetUtcNow() });

    public void Failed(string job) =>
        runs.AddOrUpdate(job, _ => new JobRun(job, null, clock.GetUtcNow()), (_, run) => run with { FailedAt = clock.GetUtcNow() });
}

/// <param name="Job">The use case's name.</param>
/// <param name="SucceededAt">The last good end; null while there was none.</param>
/// <param name="FailedAt">The last failure; null while there was none.</param>
public sealed record JobRun(string Job, DateTimeOffset? SucceededAt, DateTimeOffset? FailedAt)
{
    public bool IsFailing => FailedAt is not null && (SucceededAt is null || SucceededAt < FailedAt);
}
