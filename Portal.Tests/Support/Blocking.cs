using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Data;

namespace Portal.Tests.Support;

/// <summary>Lets two requests meet at the same row: one holds it until the other stands waiting.</summary>
public static class Blocking
{
    /// <summary>Runs <paramref name="hold"/> in a transaction, begins the request, and commits once that waits for a lock.</summary>
    public static async Task<T> WhileHeld<T>(
        this PortalFixture portal, Func<PortalDbContext, Task> hold, Func<Task<T>> request, Func<PortalDbContext, Task>? then = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await hold(db);
        var running = request();
        await WaitUntilBlockedAsync(portal);
        await (then?.Invoke(db) ?? Task.CompletedTask);
        await transaction.CommitAsync();
        return await running;
    }

    /// <summary>The step stands in the middle of its save, at the chain of the audit trail, when its connection ends.</summary>
    public static async Task KilledAtTheRecord<T>(this PortalFixture portal, Func<Task<T>> step)
    {
        var died = await portal.WhileHeld(
            db => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(8201)"),
            async () => await Record.ExceptionAsync(step),
            _ => portal.Database.RunAsOwnerAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"));

        Assert.NotNull(died);
    }

    private static async Task WaitUntilBlockedAsync(PortalFixture portal)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await portal.InDatabase(db => db.Database.SqlQuery<bool>(
            $"""
            SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS "Value"
            """).SingleAsync()))
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
