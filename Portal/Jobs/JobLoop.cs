using MediatR;

namespace Portal.Jobs;

/// <summary>
/// Sends a job's use case again and again: at once while it says that there may be more, otherwise after a pause. Every
/// instance runs it; the use case claims its work, so that two never do the same.
/// </summary>
public sealed class JobLoop<TJob>(
    IServiceScopeFactory scopes, ILogger<JobLoop<TJob>> log, JobRuns runs, TimeSpan pause) : BackgroundService
    where TJob : IRequest<bool>, new()
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>The first visitors come before the first jobs: all of them starting at once doubled the time to the first page.</summary>
    private static readonly TimeSpan PauseAtStart = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(PauseAtStart, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var more = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TJob(), stoppingToken);
                runs.Succeeded(typeof(TJob).Name);
                if (!more)
                {
                    await Task.Delay(pause, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // One failing round must not end the loop: the next one meets the same work with its attempts counted.
                runs.Failed(typeof(TJob).Name);
                log.LogError(exception, "{Job} failed.", typeof(TJob).Name);
                await Task.Delay(PauseAfterFailure, stoppingToken);
            }
        }
    }
}

public static class JobRegistration
{
    /// <param name="services">The application's services.</param>
    /// <param name="pause">How long to wait once there is nothing to do.</param>
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services, TimeSpan pause)
        where TJob : IRequest<bool>, new() =>
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<JobLoop<TJob>>(provider, pause));
}
