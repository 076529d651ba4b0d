using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Jobs;

/// <summary>Keeps the portal's clock on the database's, once a minute.</summary>
public sealed class ClockSynchroniser(IServiceScopeFactory scopes, DatabaseClock clock, ILogger<ClockSynchroniser> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await clock.SynchroniseAsync(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), stoppingToken);
            }
            catch (Npgsql.NpgsqlException exception)
            {
                // The last measured difference stays good while the database is away.
                log.LogWarning(exception, "The database's clock could not be read.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
