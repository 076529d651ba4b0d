using Npgsql;
using Portal.Core.Time;

namespace Portal.Jobs;

/// <summary>
/// Keeps the portal's clock on the database's, once a minute. It asks without Entity Framework, whose model takes longer to
/// build than everything else before the first page.
/// </summary>
public sealed class ClockSynchroniser(IConfiguration configuration, DatabaseClock clock, ILogger<ClockSynchroniser> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            try
            {
                await using var connection = new NpgsqlConnection(configuration.GetConnectionString("Portal"));
                await connection.OpenAsync(stoppingToken);
                await clock.SynchroniseAsync(connection, stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                // The last measured difference stays good while the database is away.
                log.LogWarning(exception, "The database's clock could not be read.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
